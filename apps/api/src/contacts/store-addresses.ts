import type { EntityManager } from '@mikro-orm/postgresql';
import { ContactAddress } from '@kept/persistence/entities/contact-address';
import { newId } from '@kept/persistence/new-id';
import { Problem } from '../problems/problem.ts';
import type { TakenAddress } from './contacts.schema.ts';
import type { WantedAddress } from './wanted-addresses.ts';

interface StoreRequest {
  readonly account_id: string;
  readonly contact_id: string;
  /** All that the contact shall have, in order. */
  readonly addresses: readonly WantedAddress[];
}

/**
 * Gives a contact exactly these addresses. One that is somebody else's is refused with whose it is. The conversation of
 * an address that was nobody's is the contact's from now on; what was said at one that is taken off stays theirs.
 */
export async function storeAddresses(
  em: EntityManager,
  { account_id, contact_id, addresses }: StoreRequest,
): Promise<void> {
  const taken = await takenOf(em, contact_id, addresses);
  if (taken.length > 0) throw addressTaken(taken, addresses);
  const kept = await em.find(ContactAddress, { contact_id });
  const keyOf = ({ type, address }: Pick<WantedAddress, 'type' | 'address'>): string => `${type} ${address}`;
  const wanted = new Map(addresses.map((each, position) => [keyOf(each), { ...each, position }]));
  for (const row of kept) {
    const stays = wanted.get(keyOf(row));
    if (stays === undefined) em.remove(row);
    else row.position = stays.position;
    wanted.delete(keyOf(row));
  }
  await em.flush();
  const added = [...wanted.values()].map(({ type, address, position }) => ({
    ...{ id: newId(), account_id, contact_id },
    ...{ type, address, position },
  }));
  if (added.length === 0) return;
  await em.insertMany(ContactAddress, added);
  for (const { type, address } of added) {
    await em.execute('update thread set contact_id = ? where type = ? and address = ? and contact_id is null', [
      contact_id,
      type,
      address,
    ]);
  }
}

async function takenOf(
  em: EntityManager,
  contact_id: string,
  addresses: readonly WantedAddress[],
): Promise<readonly TakenAddress[]> {
  const found: TakenAddress[] = [];
  for (const { type, address } of addresses) {
    const [row] = await em.execute<{ readonly id: string; readonly name: string }[]>(
      `select c.id, c.name from contact_address ca
       join contact c on c.account_id = ca.account_id and c.id = ca.contact_id
       where ca.type = ? and ca.address = ? and ca.contact_id <> ?`,
      [type, address, contact_id],
    );
    if (row !== undefined) found.push({ type, address, contact: row });
  }
  return found;
}

function addressTaken(taken: readonly TakenAddress[], addresses: readonly WantedAddress[]): Problem {
  return new Problem({
    status: 409,
    code: 'address_taken',
    title: 'An address belongs to one contact',
    detail: 'Nothing was stored. Merge the two if they are one person, or leave the address where it is.',
    errors: taken.map(({ type, address, contact }) => ({
      field: addresses.find((each) => each.type === type && each.address === address)?.field ?? '',
      code: 'address_taken',
      message: `is ${contact.name === '' ? 'another contact' : contact.name}’s`,
    })),
    more: { taken },
  });
}
