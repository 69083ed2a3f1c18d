import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '../transaction.ts';
import { contactOfMessage, HOLDER_JOIN } from './contact-of-message.ts';
import { contactBinding, linkBinding } from './secure-content.ts';
import type { AccountKeys } from './vault.ts';

/** A link with whose conversation it opens and what stands in the way. */
export interface LinkRow {
  readonly id: string;
  readonly account_id: string;
  readonly message_id: string;
  readonly channel: 'sms' | 'email';
  readonly thread_id: string;
  readonly sender_id: string;
  readonly to_address: string;
  readonly from_address: string;
  /** The contact, or the thread itself where nobody knows whose address it is: PINs are counted for them. */
  readonly person_id: string;
  readonly contact_id: string | null;
  readonly sequence_id: string | null;
  readonly appointment_id: string | null;
  readonly expired: boolean;
  /** Real time. */
  readonly created_at: string;
  readonly pin: Buffer | null;
  readonly data_key_id: string;
  readonly pin_of: 'message' | 'usual' | null;
  readonly contact_pin: Buffer | null;
  readonly contact_pin_key_id: string | null;
  /** Wrong PINs have shut the person's links, and this one is not fresher than that. */
  readonly locked: boolean;
  readonly account: { readonly name: string; readonly colour: string | null };
  readonly locale: string;
  readonly time_zone: string;
  /** The account's time. */
  readonly now: Instant;
  /** The address is still one of theirs. */
  readonly is_on_file: boolean;
}

/** Wrong PINs in a row that shut all links of a person, and in a day, which no link resets. */
export const MOST_WRONG = 5;
export const MOST_WRONG_A_DAY = 15;

const READ: Statement = {
  name: 'read_secure_link',
  text: `select l.id, l.account_id, l.message_id, m.channel, m.thread_id, m.sender_id, m.to_address, m.from_address,
      coalesce(${contactOfMessage('m')}, t.id) as person_id, c.id as contact_id, m.sequence_id, m.appointment_id,
      l.expires_at <= clock.now as expired, l.created_at, l.pin, l.data_key_id, l.pin_of,
      sp.sealed as contact_pin, sp.data_key_id as contact_pin_key_id,
      coalesce(g.locked_at >= l.created_at or (g.day = (now() at time zone 'utc')::date
        and g.wrong_that_day >= ${MOST_WRONG_A_DAY}), false) as locked,
      jsonb_build_object('name', a.name, 'colour', a.settings ->> 'colour') as account,
      coalesce(c.locale, a.locale) as locale, coalesce(ap.time_zone, a.time_zone) as time_zone, clock.now,
      (c.id is null and p.id is null) or m.to_address in (p.phone, p.email) or exists (select from contact_address ca
        where ca.account_id = l.account_id and ca.contact_id = c.id and ca.address = m.to_address) as is_on_file
    from secure_link l
    join account a on a.id = l.account_id
    cross join lateral (select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now) clock
    join message m on m.account_id = l.account_id and m.id = l.message_id
    join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    ${HOLDER_JOIN}
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id
    left join contact c on c.account_id = m.account_id and c.id = ${contactOfMessage('m')}
    left join secure_pin sp on sp.account_id = m.account_id and sp.contact_id = c.id
    left join secure_pin_guard g on g.account_id = m.account_id and g.person_id = coalesce(${contactOfMessage('m')}, t.id)
    where l.account_id = $1 and l.id = $2 and l.revoked_at is null and l.expires_at is not null`,
};

/** The link as it is now; null: it does not exist, was taken back or never left. Changes nothing. */
export async function readLink(
  transaction: Transaction,
  { account_id, link_id }: { readonly account_id: string; readonly link_id: string },
): Promise<LinkRow | null> {
  const [row] = await transaction.read<LinkRow>(READ, [account_id, link_id]);
  return row ?? null;
}

/** What of a link says which PIN opens it. */
export type PinColumns = Pick<
  LinkRow,
  'id' | 'pin' | 'data_key_id' | 'pin_of' | 'contact_id' | 'contact_pin' | 'contact_pin_key_id'
>;

/** The PIN that opens a link: that of its send, else the contact's as it is now, else the usual one; null: none is asked for. */
export function pinOf(link: PinColumns, keys: AccountKeys): string | null {
  const { id, pin, data_key_id, pin_of, contact_id, contact_pin, contact_pin_key_id } = link;
  const own = pin === null ? null : { sealed: pin, data_key_id };
  if (own !== null && pin_of === 'message') return opened(keys.open(own, linkBinding(id)));
  if (contact_id !== null && contact_pin !== null && contact_pin_key_id !== null)
    return opened(keys.open({ sealed: contact_pin, data_key_id: contact_pin_key_id }, contactBinding(contact_id)));
  return own === null ? null : opened(keys.open(own, linkBinding(id)));
}

/** A PIN that no key opens must not read as none at all. */
function opened(pin: string | null): string {
  if (pin === null) throw new Error('a PIN is there that no key of the account opens');
  return pin;
}
