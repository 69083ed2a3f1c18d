import type { EntityManager } from '@mikro-orm/postgresql';
import { ContactAddress } from '@kept/persistence/entities/contact-address';
import { Contact } from '@kept/persistence/entities/contact';
import { newId } from '@kept/persistence/new-id';
import type { ParticipantDraft } from '../events/draft-of.ts';

type AddressType = 'phone' | 'email';

interface Address {
  readonly type: AddressType;
  readonly address: string;
}

const keyOf = ({ type, address }: Address): string => `${type} ${address}`;

const addressesIn = ({ phone, email }: Person): readonly Address[] => [
  ...(phone === null ? [] : [{ type: 'phone' as const, address: phone }]),
  ...(email === null ? [] : [{ type: 'email' as const, address: email }]),
];

interface Person extends Omit<ParticipantDraft, 'custom_data'> {
  /** Whose addresses changed: the contact they were, kept when none of the addresses is anybody's. */
  readonly contact_id?: string | null;
}

/**
 * The contact of each participant, in the same order: found by phone, else by email address, else made. What a found
 * contact did not have yet is added to it. Null for someone without any address. Fails on the unique address when another
 * request makes the same contact at once; try again then.
 */
export async function matchContacts(
  em: EntityManager,
  { account_id, people }: { readonly account_id: string; readonly people: readonly Person[] },
): Promise<readonly (string | null)[]> {
  const wanted = [...new Set(people.flatMap(addressesIn).map(({ address }) => address))];
  if (wanted.length === 0) return people.map(({ contact_id = null }) => contact_id);
  const stored = await em.find(ContactAddress, { address: { $in: wanted } });
  const known = new Map(stored.map((each) => [keyOf(each), each.contact_id]));
  const contacts: { id: string; account_id: string; name: string; custom_data: Record<string, never> }[] = [];
  const addresses: (Address & { id: string; account_id: string; contact_id: string })[] = [];
  const matched = people.map((person) => {
    const own = addressesIn(person);
    if (own.length === 0) return person.contact_id ?? null;
    const found = own.map((each) => known.get(keyOf(each))).find((id) => id !== undefined);
    const known_id = found ?? person.contact_id ?? null;
    const contact_id = known_id ?? newId();
    if (known_id === null) contacts.push({ id: contact_id, account_id, name: person.name, custom_data: {} });
    for (const each of own.filter((one) => !known.has(keyOf(one)))) {
      known.set(keyOf(each), contact_id);
      addresses.push({ ...each, id: newId(), account_id, contact_id });
    }
    return contact_id;
  });
  if (contacts.length > 0) await em.insertMany(Contact, contacts);
  if (addresses.length > 0) await em.insertMany(ContactAddress, addresses);
  return matched;
}
