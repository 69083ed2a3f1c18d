import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '@kept/rules/facts';
import { addressesOf } from '../contacts/addresses-of.ts';
import type { FieldError } from '../problems/problem.ts';
import { notFound } from '../problems/not-found.ts';
import type { CreateBroadcast } from './broadcast-request.schema.ts';
import type { Recipient } from './recipient.ts';

export interface ResolvedRecipients {
  /** Each address once, in the order in which they were named; people of appointments first, for they have more fields. */
  readonly recipients: readonly Recipient[];
  /** How many were named again. */
  readonly duplicates: number;
  /** Addresses that cannot be, with their place among those named. */
  readonly impossible: readonly (FieldError & { readonly place: number; readonly address: string })[];
  /** Appointments nobody is on. */
  readonly nobody_on: readonly string[];
}

interface ResolveRequest {
  readonly channel: Channel;
  readonly named: CreateBroadcast['recipients'];
  /** For numbers written without one. */
  readonly country: string;
}

interface ParticipantRow {
  readonly participant_id: string;
  readonly appointment_id: string;
  readonly contact_id: string | null;
  readonly address: string | null;
  readonly removed: boolean;
}

interface ContactRow {
  readonly contact_id: string;
  readonly address: string | null;
}

const placeOf = (channel: Channel) => (channel === 'email' ? ('email' as const) : ('phone' as const));

/** A list of ids of any length as one parameter. */
const arrayOf = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** Whom a request means. Ids that are not the account's end it; what cannot be an address is answered with its place. */
export async function resolveRecipients(
  em: EntityManager,
  { channel, named, country }: ResolveRequest,
): Promise<ResolvedRecipients> {
  const people = await readPeople(em, { channel, named });
  const contacts = await readContacts(em, { channel, named });
  const addresses = normalised(named.addresses, { channel, country });
  const with_people = new Set(people.map(({ appointment_id }) => appointment_id));
  const nobody_on = [...new Set(named.appointments)].filter((id) => !with_people.has(id));
  const all: readonly Recipient[] = [
    ...people.map(({ participant_id, appointment_id, contact_id, address }) => ({
      participant_id,
      appointment_id,
      contact_id,
      address,
    })),
    ...contacts.map(({ contact_id, address }) => ({ ...NOBODY, contact_id, address })),
    ...addresses.recipients.map((address) => ({ ...NOBODY, address })),
  ];
  const recipients = distinct(all);
  const { contacts: ids, participants, appointments } = named;
  const twice = [ids, participants, appointments].reduce((sum, each) => sum + each.length - new Set(each).size, 0);
  return {
    recipients,
    duplicates: all.length - recipients.length + twice,
    impossible: addresses.impossible,
    nobody_on,
  };
}

const NOBODY = { contact_id: null, appointment_id: null, participant_id: null };

async function readPeople(
  em: EntityManager,
  { channel, named }: Pick<ResolveRequest, 'channel' | 'named'>,
): Promise<readonly ParticipantRow[]> {
  const { participants, appointments } = named;
  if (participants.length + appointments.length === 0) return [];
  const column = channel === 'email' ? 'email' : 'phone';
  const found = await em.execute<ParticipantRow[]>(
    `select p.id as participant_id, p.appointment_id, p.contact_id, p.${column} as address,
        p.removed_at is not null as removed
      from participant p join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
      where ap.deleted_at is null and (p.id = any(?::uuid[]) or p.appointment_id = any(?::uuid[]))
      order by ap.start_at, ap.id, p.position`,
    [arrayOf(participants), arrayOf(appointments)],
  );
  const found_ids = new Set(found.map(({ participant_id }) => participant_id));
  if (participants.some((id) => !found_ids.has(id))) throw notFound('participant');
  if (appointments.length > 0) {
    const known = await em.execute<{ readonly id: string }[]>(
      'select id from appointment where deleted_at is null and id = any(?::uuid[])',
      [arrayOf(appointments)],
    );
    if (known.length < new Set(appointments).size) throw notFound('event');
  }
  const chosen = new Set(participants);
  return found.filter(({ participant_id, removed }) => chosen.has(participant_id) || !removed);
}

async function readContacts(
  em: EntityManager,
  { channel, named }: Pick<ResolveRequest, 'channel' | 'named'>,
): Promise<readonly ContactRow[]> {
  const { contacts } = named;
  if (contacts.length === 0) return [];
  const found = await em.execute<ContactRow[]>(
    `select c.id as contact_id, (select ca.address from contact_address ca where ca.account_id = c.account_id
        and ca.contact_id = c.id and ca.type = ? order by ca.position, ca.id limit 1) as address
      from unnest(?::uuid[]) with ordinality as named (id, place) join contact c on c.id = named.id order by named.place`,
    [placeOf(channel), arrayOf([...new Set(contacts)])],
  );
  if (found.length < new Set(contacts).size) throw notFound('contact');
  return found;
}

function normalised(
  addresses: readonly string[],
  { channel, country }: Pick<ResolveRequest, 'channel' | 'country'>,
): { readonly recipients: readonly string[]; readonly impossible: ResolvedRecipients['impossible'] } {
  const place_of_address = placeOf(channel);
  const recipients: string[] = [];
  const impossible: (FieldError & { place: number; address: string })[] = [];
  for (const [place, address] of addresses.entries()) {
    const field = `/recipients/addresses/${place}`;
    const checked = addressesOf({ phone: null, email: null, [place_of_address]: address, country, at: '' });
    if (checked.ok) {
      const normal = checked.value[place_of_address];
      if (normal === null) impossible.push({ field, place, address, code: 'empty', message: 'is empty' });
      else recipients.push(normal);
      continue;
    }
    for (const { code, message } of checked.errors)
      impossible.push({ field, place, address, code, message: `“${address}” ${message}` });
  }
  return { recipients, impossible };
}

/** Whoever has no address is kept, so that it is said of them. */
function distinct(all: readonly Recipient[]): readonly Recipient[] {
  const seen = new Set<string>();
  return all.filter(({ address }) => {
    if (address === null) return true;
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
}
