import type { Channel, CustomData } from '@kept/rules/facts';
import type { FactColumns } from '../facts-of.ts';
import type { Statement, Transaction } from '../transaction.ts';

/** Somebody as they would be stored. */
export interface PreviewedPerson {
  readonly name: string;
  /** Normalised. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly custom_data: CustomData;
}

interface ContactRow {
  readonly type: 'phone' | 'email';
  readonly address: string;
  readonly contact_id: string;
  readonly contact_name: string;
  readonly contact_locale: string | null;
  readonly contact_time_zone: string | null;
  readonly contact_custom_data: CustomData;
  readonly refused: readonly Channel[];
}

const READ_CONTACTS: Statement = {
  name: 'read_contacts_of_preview',
  text: `select ca.type, ca.address, c.id as contact_id, c.name as contact_name, c.locale as contact_locale,
      c.time_zone as contact_time_zone, c.custom_data as contact_custom_data,
      array(select co.channel from consent co where co.account_id = c.account_id and co.contact_id = c.id
        and co.state = 'refused') as refused
    from contact_address ca join contact c on c.account_id = ca.account_id and c.id = ca.contact_id
    where ca.account_id = $1 and ca.address = any($2::text[])`,
};

interface StopRow {
  readonly type: 'phone' | 'email';
  readonly address: string;
}

const READ_STOPS: Statement = {
  name: 'read_stops_of_preview',
  text: `select type, address from stop_list_entry where account_id = $1 and address = any($2::text[])`,
};

/** Whose the addresses of some people are, and which of them ask for no more messages. */
export interface KnownAddresses {
  readonly contacts: readonly ContactRow[];
  readonly stops: readonly StopRow[];
}

/** Looks up everybody's addresses at once. */
export async function readAddresses(
  transaction: Transaction,
  { account_id, people }: { readonly account_id: string; readonly people: readonly PreviewedPerson[] },
): Promise<KnownAddresses> {
  const addresses = people.flatMap(({ phone, email }) => [phone, email]).filter((address) => address !== null);
  const [contacts, stops] = await Promise.all([
    transaction.read<ContactRow>(READ_CONTACTS, [account_id, addresses]),
    transaction.read<StopRow>(READ_STOPS, [account_id, addresses]),
  ]);
  return { contacts, stops };
}

type ContactColumns = Pick<
  FactColumns,
  'contact_id' | 'contact_name' | 'contact_locale' | 'contact_time_zone' | 'contact_custom_data' | 'refused'
>;

type PersonColumns = ContactColumns &
  Pick<FactColumns, 'participant_name' | 'phone' | 'email' | 'participant_custom_data' | 'stopped'>;

interface ColumnsRequest {
  readonly person: PreviewedPerson;
  readonly addresses: KnownAddresses;
  /** Whom they are now, when they are stored. */
  readonly contact: ContactColumns | null;
}

/** A person's columns as storing them would write them; the contact is found by phone, else by email, else kept or made. */
export function personColumns({ person, addresses, contact }: ColumnsRequest): PersonColumns {
  const { phone, email, name, custom_data } = person;
  const isTheirs = ({ type, address }: StopRow) => address === (type === 'phone' ? phone : email);
  const theirs = addresses.contacts.filter(isTheirs);
  const found = theirs.find(({ type }) => type === 'phone') ?? theirs[0] ?? contact;
  const reachable = phone !== null || email !== null;
  return {
    participant_name: name,
    phone,
    email,
    participant_custom_data: custom_data,
    contact_id: found?.contact_id ?? (reachable ? '' : null),
    contact_name: found?.contact_name ?? name,
    contact_locale: found?.contact_locale ?? null,
    contact_time_zone: found?.contact_time_zone ?? null,
    contact_custom_data: found?.contact_custom_data ?? {},
    refused: found?.refused ?? [],
    stopped: addresses.stops.filter(isTheirs).map(({ type }) => type),
  };
}
