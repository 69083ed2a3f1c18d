import { Injectable } from '@nestjs/common';
import { releaseSecure } from '@kept/sequences/secure/release-secure';
import { USUAL_PIN_BINDING } from '@kept/sequences/secure/secure-content';
import { usualSecureMessaging } from '@kept/sequences/secure/usual-secure-messaging';
import { Vault } from '@kept/sequences/secure/vault';
import { inTransaction, type Statement, type Transaction } from '@kept/sequences/transaction';
import type { SecureMessagingSettings } from '@kept/persistence/secure-messaging-settings';
import { usualInvitation } from '@kept/content/secure/usual-invitation';
import type { SessionCaller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { invitationErrors } from './invitation-errors.ts';
import { noteSecureAct } from './note-secure-act.ts';
import { previewInvitation } from './preview-invitation.ts';
import type { ChangeSecureMessaging, DefaultPin, SecureMessaging } from './secure-messaging.schema.ts';

interface Row {
  readonly settings: SecureMessagingSettings | null;
  readonly company: string;
  readonly name: string;
  readonly locale: string;
  readonly now: string;
  readonly held_messages: number;
}

const READ: Statement = {
  name: 'read_secure_messaging',
  text: `select a.settings -> 'secure_messaging' as settings, a.name as company, u.name, a.locale,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now,
      (select count(*)::int from message m where m.account_id = a.id and m.status = 'held' and m.sent_securely) as held_messages
    from account a join "user" u on u.account_id = a.id and u.id = $2 where a.id = $1`,
};

const WRITE: Statement = {
  name: 'write_secure_messaging',
  text: `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
};

/** How private content reaches clients of an account: on or off, in which words, for how long, behind which PIN. */
@Injectable()
export class SecureMessagingService {
  constructor(
    private readonly hot: HotPool,
    private readonly vault: Vault,
  ) {}

  async read(caller: SessionCaller): Promise<SecureMessaging> {
    return await this.within(caller, async (transaction) => this.answer(transaction, caller));
  }

  async change(caller: SessionCaller, change: ChangeSecureMessaging): Promise<SecureMessaging> {
    const errors = invitationErrors(change);
    if (errors.length > 0) throw invalidRequest(errors);
    const { account_id } = caller;
    return await this.within(caller, async (transaction) => {
      const { settings } = await rowOf(transaction, caller);
      const { default_pin, ...plain } = change;
      const keys = await this.vault.keysOf(transaction, account_id);
      const sealed =
        default_pin === undefined || default_pin === null ? null : keys.seal(default_pin, USUAL_PIN_BINDING);
      const kept = sealed && { data_key_id: sealed.data_key_id, sealed: sealed.sealed.toString('base64') };
      const after = {
        ...(settings ?? usualSecureMessaging),
        ...plain,
        ...(default_pin === undefined ? {} : { default_pin: kept }),
      };
      transaction.write(WRITE, [account_id, JSON.stringify(after)]);
      if (after.enabled) releaseSecure(transaction, { account_id, contact_id: null });
      return await this.answer(transaction, caller);
    });
  }

  async readDefaultPin(caller: SessionCaller): Promise<DefaultPin> {
    return await this.within(caller, async (transaction) => {
      const row = await rowOf(transaction, caller);
      const default_pin = await this.openPin(transaction, { caller, settings: row.settings });
      if (default_pin !== null)
        noteSecureAct(transaction, { caller, code: 'secure_pin_read', contact_id: null, at: row.now });
      return { default_pin };
    });
  }

  private async answer(transaction: Transaction, caller: SessionCaller): Promise<SecureMessaging> {
    const row = await rowOf(transaction, caller);
    const settings = row.settings ?? usualSecureMessaging;
    const { default_pin, automated, ...plain } = settings;
    const pin = await this.openPin(transaction, { caller, settings });
    const usual = usualInvitation(row.locale);
    return {
      ...plain,
      automated: [...automated],
      has_default_pin: default_pin !== null,
      default_pin_field: pin !== null && pin.includes('{{') ? pin : null,
      held_messages: row.held_messages,
      usual: { link_subject: usual.subject, link_body: usual.body },
      preview: previewInvitation({ ...row, settings }),
    };
  }

  private async openPin(
    transaction: Transaction,
    {
      caller: { account_id },
      settings,
    }: { readonly caller: SessionCaller; readonly settings: SecureMessagingSettings | null },
  ): Promise<string | null> {
    const kept = settings?.default_pin ?? null;
    if (kept === null) return null;
    const keys = await this.vault.keysOf(transaction, account_id);
    return keys.open({ data_key_id: kept.data_key_id, sealed: Buffer.from(kept.sealed, 'base64') }, USUAL_PIN_BINDING);
  }

  private async within<T>({ account_id }: SessionCaller, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return await inTransaction({ pool: this.hot.pool, account_id }, work);
  }
}

async function rowOf(transaction: Transaction, { account_id, user_id }: SessionCaller): Promise<Row> {
  const [row] = await transaction.read<Row>(READ, [account_id, user_id]);
  if (row === undefined) throw new Error('the caller is in no account');
  return row;
}
