import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '@kept/persistence/entities/contact';
import { newId } from '@kept/persistence/new-id';
import { invalidRequest } from '../problems/invalid-request.ts';
import { lockContacts } from './read-contact.ts';
import type { Address } from './wanted-addresses.ts';

interface SplitRequest {
  readonly account_id: string;
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly Address[];
}

/**
 * Gives addresses of a contact to one of their own, with their conversations and with the appointments that are reached
 * there. A refusal goes along: nobody is written to who said no.
 */
export async function splitAddresses(
  em: EntityManager,
  { account_id, id, name, addresses }: SplitRequest,
): Promise<string> {
  await lockContacts(em, [id]);
  const split_id = newId();
  await em.insert(Contact, { id: split_id, account_id, name, custom_data: {} });
  for (const [index, { type, address }] of addresses.entries()) {
    const found = await em.execute<unknown[]>(
      `update contact_address set contact_id = ?, position = ? where contact_id = ? and type = ? and address = ?
       returning id`,
      [split_id, index, id, type, address],
    );
    if (found.length === 0) {
      const message = 'is no address of this contact';
      throw invalidRequest([{ field: `/addresses/${index}/address`, code: 'unknown_address', message }]);
    }
    await em.execute('update thread set contact_id = ? where contact_id = ? and type = ? and address = ?', [
      split_id,
      id,
      type,
      address,
    ]);
    const column = type === 'phone' ? 'phone' : 'email';
    await em.execute(`update participant set contact_id = ? where contact_id = ? and ${column} = ?`, [
      split_id,
      id,
      address,
    ]);
  }
  await em.execute(
    `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
     select account_id, ?, channel, state, reason, set_by_user_id, set_at from consent
     where contact_id = ? and state = 'refused'`,
    [split_id, id],
  );
  await em.execute('update contact set version = version + 1, updated_at = now() where id = ?', [id]);
  return split_id;
}
