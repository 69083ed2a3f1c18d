import { uuidv7 } from 'uuidv7';
import { renderInvitation } from '@kept/content/secure/render-invitation';
import { oneTimeFields } from '@kept/content/one-time/one-time-fields';
import type { LooseMessage } from '../due-work.ts';
import { writeLog } from '../effects/write-log.ts';
import { insertClientMessage } from '../insert-message.ts';
import type { AccountSettings } from '../load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { readLink, type LinkRow } from './read-link.ts';
import { linkBinding } from './secure-content.ts';
import type { Vault } from './vault.ts';
import { writeSecureMessage } from './write-secure-message.ts';

/** New links of one person: in an hour, and in a day. */
const MOST_AN_HOUR = 3;
const MOST_A_DAY = 8;

/** Those who ask at once stand in line here. */
const IN_LINE: Statement = {
  name: 'stand_in_line_for_link',
  text: `select pg_advisory_xact_lock(hashtextextended('secure link ' || $1 || ' ' || $2, 0))`,
};

const ASKED: Statement = {
  name: 'count_links_asked',
  text: `select count(*) filter (where m.created_at > now() - interval '1 hour')::int as this_hour, count(*)::int as today,
      (select settings from account where id = $1) as settings
    from message m
    where m.account_id = $1 and m.thread_id = $2 and m.system_text = 'secure_link' and m.created_at > now() - interval '1 day'`,
};

export interface NewLinkRequest extends TransactionRequest {
  readonly link_id: string;
  readonly vault: Vault;
}

export type AskedForLink =
  | { readonly type: 'lost' }
  /** Said of every link that exists, whether one was sent or not: whoever asks learns nothing of the address. */
  | { readonly type: 'asked'; readonly link: LinkRow; readonly messages: readonly LooseMessage[] };

/**
 * Sends a new link to the conversation, only to the address the old one went to, and only while that is still theirs. Too
 * often is too often: then nothing is sent, and staff see it in the log.
 */
export async function askNewLink(request: NewLinkRequest): Promise<AskedForLink> {
  const { account_id, link_id, vault } = request;
  return await inTransaction(request, async (transaction) => {
    const link = await readLink(transaction, { account_id, link_id });
    if (link === null) return { type: 'lost' };
    transaction.write(IN_LINE, [account_id, link.person_id]);
    const [asked] = await transaction.read<Asked & { settings: AccountSettings }>(ASKED, [account_id, link.thread_id]);
    const settings = asked?.settings.secure_messaging;
    const refused = whyRefused({ asked, link });
    const note = (code: string, why: Readonly<Record<string, string>> = {}) =>
      writeLog(transaction, {
        account_id,
        sequence_id: link.sequence_id,
        appointment_id: link.appointment_id,
        message_id: link.message_id,
        code,
        detail: { ...why, contact_id: link.contact_id, address: link.to_address, channel: link.channel },
        at: link.now,
      });
    if (refused !== null || settings === undefined) {
      note('secure_link_refused', { reason: refused ?? 'secure_messaging_off' });
      return { type: 'asked', link, messages: [] };
    }
    note('secure_link_asked');
    const keys = await vault.keysOf(transaction, account_id);
    const { subject, body, html } = renderInvitation({
      templates: settings,
      channel: link.channel,
      fields: oneTimeFields({ type: 'address' }, { name: '', company: link.account.name }),
      style: { locale: link.locale, time_zone: link.time_zone },
    });
    const id = uuidv7();
    insertClientMessage(
      transaction,
      {
        id,
        account_id,
        once_key: `secure_link/${id}`,
        kind: 'system_text',
        system_text: 'secure_link',
        channel: link.channel,
        lane: 'answer',
        to_address: link.to_address,
        from_address: link.from_address,
        sender_id: link.sender_id,
        contact_id: link.contact_id,
        subject,
        body,
        html,
        due_at: link.now,
        obeys_quiet_hours: false,
        sent_securely: true,
      },
      { line_id: uuidv7(), thread_id: uuidv7() },
    );
    const own =
      link.pin_of === 'message' && link.pin !== null
        ? keys.open({ sealed: link.pin, data_key_id: link.data_key_id }, linkBinding(link.id))
        : null;
    writeSecureMessage(transaction, {
      account_id,
      message_id: id,
      keys,
      content: null,
      lifetime: settings.link_lifetime,
      pin: own === null ? null : { text: own, of: 'message' },
      written_at: link.now,
    });
    return { type: 'asked', link, messages: [{ account_id, message_id: id, lane: 'answer' }] };
  });
}

interface Asked {
  readonly this_hour: number;
  readonly today: number;
}

/** Null: nothing speaks against it. */
function whyRefused({ asked, link }: { readonly asked: Asked | undefined; readonly link: LinkRow }): string | null {
  if (!link.is_on_file) return 'not_on_file';
  if (asked === undefined || asked.this_hour >= MOST_AN_HOUR || asked.today >= MOST_A_DAY) return 'asked_too_often';
  return null;
}
