import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../problems/not-found.ts';
import { CONTACT_COLUMNS, contactAnswer, type ContactRow } from './contact-answer.ts';
import type { ContactAnswer } from './contacts.schema.ts';

/** A contact as it is told. */
export async function readContact(em: EntityManager, id: string): Promise<ContactAnswer> {
  const [row] = await em.execute<ContactRow[]>(
    `select ${CONTACT_COLUMNS} from contact c where c.id = ? and c.deleted_at is null`,
    [id],
  );
  if (row === undefined) throw notFound('contact');
  return contactAnswer(row);
}

/** The same under a lock: of two who change contacts, one waits. Several are locked in the order of their ids. */
export async function lockContacts(em: EntityManager, ids: readonly string[]): Promise<readonly ContactAnswer[]> {
  await em.execute('select id from contact where id = any(?::uuid[]) order by id for no key update', [
    `{${ids.join(',')}}`,
  ]);
  return Promise.all(ids.map((id) => readContact(em, id)));
}
