import type { EntityManager } from '@mikro-orm/postgresql';
import { encrypt, type SecretKey } from '@kept/persistence/encrypt';
import { Channel } from '@kept/persistence/entities/channel';
import { Sender } from '@kept/persistence/entities/sender';
import { newId } from '@kept/persistence/new-id';

interface SandboxChannels {
  readonly account_id: string;
  readonly secret_key: SecretKey;
  readonly carrier: { readonly account_sid: string; readonly auth_token: string };
  /** Texts and calls come from here; E.164. */
  readonly phone: string;
  /** Mails come from here. */
  readonly mailbox: string;
}

/** What a sandbox account sends through: the carrier sandbox, by one number and one mailbox. */
export async function insertSandboxChannels(em: EntityManager, request: SandboxChannels): Promise<void> {
  const { account_id, secret_key, carrier, phone, mailbox } = request;
  const [sms, mail] = [newId(), newId()];
  const sealed = { sandbox: true, account_mode: 'sandbox' as const, credentials_key_id: secret_key.id };
  await em.insertMany(Channel, [
    {
      ...sealed,
      id: sms,
      account_id,
      provider: 'twilio',
      external_account: carrier.account_sid,
      credentials: encrypt({ key: secret_key, plain: JSON.stringify(carrier) }),
      capabilities: { carrier_answers_opt_out: false },
    },
    {
      ...sealed,
      id: mail,
      account_id,
      provider: 'smtp',
      external_account: 'sandbox',
      credentials: encrypt({ key: secret_key, plain: '{}' }),
    },
  ]);
  await em.insertMany(Sender, [
    { id: newId(), account_id, channel_id: sms, type: 'phone', address: phone, is_default: true },
    { id: newId(), account_id, channel_id: mail, type: 'email', address: mailbox, is_default: true },
  ]);
}
