import type { Fields } from '@kept/content/fields';
import { oneTimeFields } from '@kept/content/one-time/one-time-fields';
import type { CustomData } from '@kept/rules/facts';
import type { ClaimRow } from '../claim-row.ts';
import { factsOf } from '../facts-of.ts';
import { readParticipants } from '../one-time/read-recipients.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { contactOfMessage, HOLDER_JOIN } from './contact-of-message.ts';
import { linkBinding } from './secure-content.ts';
import { settlePin, usualPinOf } from './settle-pin.ts';
import type { AccountKeys, Vault } from './vault.ts';

/** A link that may leave. */
export interface ReadyLink {
  readonly id: string;
  /** Whether the mail that brings it tells when it is opened. */
  readonly records_opens: boolean;
}

export type PreparedLink =
  | { readonly type: 'ready'; readonly link: ReadyLink }
  | { readonly type: 'held'; readonly reason: 'secure_messaging_off' | 'secure_pin_blank' };

interface LinkRow {
  readonly id: string;
  readonly pin: Buffer | null;
  readonly data_key_id: string;
  readonly pin_of: 'authored' | 'message' | 'usual' | null;
  /** Whom of an appointment it is for; null: it is about none. */
  readonly participant_id: string | null;
  readonly contact_has_pin: boolean;
  readonly contact_name: string | null;
  readonly contact_custom_data: CustomData | null;
}

const READ: Statement = {
  name: 'read_link_to_send',
  text: `select l.id, l.pin, l.data_key_id, l.pin_of, sp.contact_id is not null as contact_has_pin,
      c.name as contact_name, c.custom_data as contact_custom_data, m.participant_id
    from secure_link l
    join message m on m.account_id = l.account_id and m.id = l.message_id
    left join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    ${HOLDER_JOIN}
    left join contact c on c.account_id = m.account_id and c.id = ${contactOfMessage('m')}
    left join secure_pin sp on sp.account_id = m.account_id and sp.contact_id = c.id
    where l.account_id = $1 and l.message_id = $2`,
};

const START: Statement = {
  name: 'start_life_of_link',
  text: `update secure_link set expires_at = $3::timestamptz + replace(lifetime, '_', ' ')::interval
    where account_id = $1 and id = $2`,
};

const SET_PIN: Statement = {
  name: 'set_pin_of_link',
  text: `update secure_link set pin = $3, data_key_id = $4, pin_of = $5 where account_id = $1 and id = $2`,
};

interface LinkRequest {
  readonly account_id: string;
  readonly row: ClaimRow;
  readonly vault: Vault;
}

/**
 * Makes a link ready as its message leaves: its life begins, and the PIN that will open it is settled: that of this send,
 * else the contact's, else the account's usual one, as rendered. One that renders blank holds the message, as does an account that has switched secure messages off: private words never leave in another way.
 */
export async function prepareLink(
  transaction: Transaction,
  { account_id, row, vault }: LinkRequest,
): Promise<PreparedLink> {
  const settings = row.settings.secure_messaging;
  if (settings?.enabled !== true) return { type: 'held', reason: 'secure_messaging_off' };
  const [link] = await transaction.read<LinkRow>(READ, [account_id, row.id]);
  if (link === undefined) throw new Error('a secure message has no link');
  const { default_pin } = settings;
  const asks_usual = link.pin_of !== 'message' && !link.contact_has_pin && default_pin !== null;
  if (link.pin_of === 'authored' || asks_usual) {
    const keys = await vault.keysOf(transaction, account_id);
    const settled = settlePin({
      authored: authoredPinOf(link, keys),
      contact_has_pin: link.contact_has_pin,
      usual: usualPinOf(settings, keys),
      ...(await fieldsFor(transaction, { account_id, row, link })),
    });
    if (settled.type === 'blank') return { type: 'held', reason: 'secure_pin_blank' };
    if (settled.type === 'message' || settled.type === 'usual') {
      const kept = keys.seal(settled.pin, linkBinding(link.id));
      transaction.write(SET_PIN, [account_id, link.id, kept.sealed, kept.data_key_id, settled.type]);
    }
  }
  transaction.write(START, [account_id, link.id, row.now]);
  return { type: 'ready', link: { id: link.id, records_opens: settings.records_email_opens } };
}

/** Null: this send has none. A PIN that no key opens is blank, and not none. */
function authoredPinOf({ id, pin, data_key_id, pin_of }: LinkRow, keys: AccountKeys): string | null {
  if (pin_of !== 'authored' || pin === null) return null;
  return keys.open({ sealed: pin, data_key_id }, linkBinding(id)) ?? '';
}

/** What a PIN can be made of: the appointment's facts, whether a schedule looks after it or not, or a contact's alone. */
async function fieldsFor(
  transaction: Transaction,
  { account_id, row, link }: { readonly account_id: string; readonly row: ClaimRow; readonly link: LinkRow },
): Promise<{ readonly fields: Fields; readonly style: { readonly locale: string; readonly time_zone: string } }> {
  const style = { locale: row.locale, time_zone: row.time_zone ?? 'UTC' };
  const company = row.account_name;
  if (link.participant_id !== null) {
    const [of] = await readParticipants(transaction, { account_id, participant_ids: [link.participant_id] });
    if (of !== undefined) {
      const user = { name: of.owner_name ?? '', company };
      return { fields: oneTimeFields({ type: 'participant', facts: factsOf(of), has_page: of.has_page }, user), style };
    }
  }
  const user = { name: '', company };
  const known =
    link.contact_name === null ? null : { name: link.contact_name, custom_data: link.contact_custom_data ?? {} };
  return { fields: oneTimeFields(known === null ? { type: 'address' } : { type: 'contact', ...known }, user), style };
}
