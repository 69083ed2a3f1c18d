import { zoneOfNumber } from '@kept/content/zone-of-number';
import type { Channel, CustomData } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { FactColumns } from '../facts-of.ts';
import type { AccountSettings, Sender } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { OneTimeRequest } from './one-time-request.ts';

/** Whose messages they are. */
export interface OneTimeAccount {
  readonly name: string;
  readonly locale: string;
  readonly time_zone: string;
  readonly settings: AccountSettings;
  readonly now: Instant;
}

export interface OneTimeContact {
  readonly id: string;
  readonly name: string;
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly custom_data: CustomData;
  readonly refused: readonly Channel[];
  /** A Secure PIN of their own. */
  readonly has_pin: boolean;
}

export interface OneTimeParticipant extends FactColumns {
  readonly owner_name: string | null;
  /** Whether a link can lead them to a page of their own. */
  readonly has_page: boolean;
  /** Their contact has a Secure PIN. */
  readonly has_pin: boolean;
  readonly phone_sender_id: string | null;
  readonly email_sender_id: string | null;
}

/** What rendering and checking some recipients takes, read at once. */
export interface KnownRecipients {
  readonly account: OneTimeAccount;
  readonly senders: readonly (Sender & { readonly is_default: boolean })[];
  readonly contacts: ReadonlyMap<string, OneTimeContact>;
  /** The contact of each known address. */
  readonly contact_of: ReadonlyMap<string, string>;
  readonly participants: ReadonlyMap<string, OneTimeParticipant>;
  readonly writers: ReadonlyMap<string, string>;
  readonly stopped: ReadonlySet<string>;
  /** `sms/+1…`: a failure has shown that the address can never work there. */
  readonly dead: ReadonlySet<string>;
}

const READ_ACCOUNT: Statement = {
  name: 'read_account_of_one_time',
  text: `select name, locale, time_zone, settings, clock_timestamp() + clock_offset_ms * interval '1 millisecond' as now
    from account where id = $1`,
};

const READ_SENDERS: Statement = {
  name: 'read_senders_of_one_time',
  text: `select id, type, address, is_default from sender where account_id = $1 and (is_default or id in (
      select unnest(array[cal.phone_sender_id, cal.email_sender_id]) from participant p
      join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
      join calendar cal on cal.account_id = ap.account_id and cal.id = ap.calendar_id
      where p.account_id = $1 and p.id = any($2::uuid[])))`,
};

const READ_CONTACTS: Statement = {
  name: 'read_contacts_of_one_time',
  text: `select c.id, c.name, c.locale, c.time_zone, c.custom_data,
      array(select ca.type || '/' || ca.address from contact_address ca where ca.account_id = c.account_id
        and ca.contact_id = c.id and ca.address = any($3::text[])) as addresses,
      array(select co.channel from consent co where co.account_id = c.account_id and co.contact_id = c.id
        and co.state = 'refused') as refused,
      exists (select from secure_pin sp where sp.account_id = c.account_id and sp.contact_id = c.id) as has_pin
    from contact c where c.account_id = $1 and c.id = any($2::uuid[] || array(
      select ca.contact_id from contact_address ca where ca.account_id = $1 and ca.address = any($3::text[])))`,
};

const READ_PARTICIPANTS: Statement = {
  name: 'read_participants_of_one_time',
  text: `select a.settings, a.locale as account_locale, ap.id as appointment_id, ap.version,
      case when ap.deleted_at is null then ap.status else 'cancelled' end as status, ap.title, ap.start_local,
      ap.end_local, ap.previous_start_local, ap.time_zone, ap.all_day, ap.location,
      ap.custom_data as appointment_custom_data, ap.created_at as appointment_created_at, ap.moved_at, ap.cancelled_at,
      p.id as participant_id, p.name as participant_name, p.removed_at, p.phone, p.email, p.state, p.state_set_at,
      p.state_set_by, p.custom_data as participant_custom_data, c.id as contact_id, c.name as contact_name,
      c.locale as contact_locale, c.time_zone as contact_time_zone, c.custom_data as contact_custom_data,
      cal.id as calendar_id, cal.name as calendar_name, owner.phone as owner_phone, owner.name as owner_name,
      cal.phone_sender_id, cal.email_sender_id,
      exists (select from sequence s where s.account_id = p.account_id and s.participant_id = p.id) as has_page,
      array(select e.type from stop_list_entry e where e.account_id = p.account_id
        and ((e.type = 'phone' and e.address = p.phone) or (e.type = 'email' and e.address = p.email))) as stopped,
      array(select co.channel from consent co where co.account_id = p.account_id and co.contact_id = p.contact_id
        and co.state = 'refused') as refused,
      exists (select from secure_pin sp where sp.account_id = p.account_id and sp.contact_id = p.contact_id) as has_pin
    from participant p
    join account a on a.id = p.account_id
    join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
    join calendar cal on cal.account_id = ap.account_id and cal.id = ap.calendar_id
    left join "user" owner on owner.account_id = cal.account_id and owner.id = cal.owner_user_id and owner.disabled_at is null
    left join contact c on c.account_id = p.account_id and c.id = p.contact_id
    where p.account_id = $1 and p.id = any($2::uuid[])`,
};

const READ_WRITERS: Statement = {
  name: 'read_writers_of_one_time',
  text: `select id, name from "user" where account_id = $1 and id = any($2::uuid[])`,
};

/** Participants' own addresses come in by their ids: all in one round trip. */
const READ_ADDRESSES: Statement = {
  name: 'read_stopped_and_dead_of_one_time',
  text: `with asked as (
      select unnest($3::text[]) as address
      union select p.phone from participant p where p.account_id = $1 and p.id = any($2::uuid[]) and p.phone is not null
      union select p.email from participant p where p.account_id = $1 and p.id = any($2::uuid[]) and p.email is not null)
    select 'stopped' as what, e.type as place, e.address from stop_list_entry e join asked on asked.address = e.address
      where e.account_id = $1
    union all select 'dead', d.channel, d.address from dead_address d join asked on asked.address = d.address
      where d.account_id = $1`,
};

interface ContactRow extends OneTimeContact {
  readonly addresses: readonly string[];
}

interface AddressRow {
  readonly what: 'stopped' | 'dead';
  readonly place: string;
  readonly address: string;
}

/** Reads what all the recipients need, in one round trip however many they are. */
export async function readRecipients(
  transaction: Transaction,
  { account_id, requests }: { readonly account_id: string; readonly requests: readonly OneTimeRequest[] },
): Promise<KnownRecipients> {
  const participant_ids = distinct(requests.map(({ participant_id }) => participant_id));
  const contact_ids = distinct(requests.map(({ contact_id }) => contact_id));
  const addresses = distinct(requests.map(({ to_address }) => to_address));
  const user_ids = distinct(requests.map(({ written_by_user_id }) => written_by_user_id));
  const [[account], senders, contacts, participants, writers, marked] = await Promise.all([
    transaction.read<OneTimeAccount>(READ_ACCOUNT, [account_id]),
    transaction.read<Sender & { readonly is_default: boolean }>(READ_SENDERS, [account_id, participant_ids]),
    transaction.read<ContactRow>(READ_CONTACTS, [account_id, contact_ids, addresses]),
    readParticipants(transaction, { account_id, participant_ids }),
    transaction.read<{ id: string; name: string }>(READ_WRITERS, [account_id, user_ids]),
    transaction.read<AddressRow>(READ_ADDRESSES, [account_id, participant_ids, addresses]),
  ]);
  if (account === undefined) throw new Error('the account is gone');
  const marks = (wanted: AddressRow['what']) =>
    new Set(marked.filter(({ what }) => what === wanted).map(({ place, address }) => `${place}/${address}`));
  return {
    account,
    senders,
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    contact_of: new Map(contacts.flatMap(({ id, addresses: own }) => own.map((address) => [address, id]))),
    participants: new Map(participants.map((row) => [row.participant_id, row])),
    writers: new Map(writers.map(({ id, name }) => [id, name])),
    stopped: marks('stopped'),
    dead: marks('dead'),
  };
}

/** Participants with what may be said to them, in no order; those that are gone are left out. */
export async function readParticipants(
  transaction: Transaction,
  { account_id, participant_ids }: { readonly account_id: string; readonly participant_ids: readonly string[] },
): Promise<readonly OneTimeParticipant[]> {
  return await transaction.read<OneTimeParticipant>(READ_PARTICIPANTS, [account_id, participant_ids]);
}

/** Quiet hours are on the client's clock: the contact's, else the number's, else the one given. */
export function zoneOf({
  contact,
  address,
  otherwise,
}: {
  readonly contact: { readonly time_zone: string | null } | null;
  readonly address: string;
  readonly otherwise: string;
}): string {
  return contact?.time_zone ?? zoneOfNumber(address) ?? otherwise;
}

function distinct(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
