import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../problems/not-found.ts';
import { mergeRecordSchema, type MergeRecord } from './merge-contacts.ts';
import { lockContacts } from './read-contact.ts';

interface UnmergeRequest {
  /** Who stayed. */
  readonly id: string;
  /** Who went. */
  readonly merged_id: string;
}

/**
 * Takes a merge back: what it moved and is still there goes back, and consents stand as they stood before unless somebody
 * has set them since. What came meanwhile stays where it came to.
 */
export async function unmergeContact(em: EntityManager, { id, merged_id }: UnmergeRequest): Promise<void> {
  await lockContacts(em, [id, merged_id]);
  const [row] = await em.execute<{ readonly merged: unknown }[]>(
    'select merged from contact where id = ? and merged_into_id = ?',
    [merged_id, id],
  );
  if (row === undefined) throw notFound('merged contact');
  const record = mergeRecordSchema.parse(row.merged);
  await em.execute(
    'update contact_address set contact_id = ?, position = position - 100 where contact_id = ? and id = any(?::uuid[])',
    [merged_id, id, listOf(record.address_ids)],
  );
  for (const [table, ids] of [
    ['thread', record.thread_ids],
    ['participant', record.participant_ids],
  ] as const) {
    await em.execute(`update ${table} set contact_id = ? where contact_id = ? and id = any(?::uuid[])`, [
      merged_id,
      id,
      listOf(ids),
    ]);
  }
  await restoreConsents(em, { id, record });
  await em.execute(
    `update contact set merged_into_id = null, merged = null, archived_at = null, updated_at = now(),
       version = version + 1 where id = ?`,
    [merged_id],
  );
  await em.execute('update contact set version = version + 1, updated_at = now() where id = ?', [id]);
}

const listOf = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** Of who stayed: what the merge brought is taken off, as far as nobody has written down anything since. */
async function restoreConsents(
  em: EntityManager,
  { id, record }: { readonly id: string; readonly record: MergeRecord },
): Promise<void> {
  await em.execute(
    `delete from consent c using jsonb_to_recordset(?::jsonb) as brought (channel text, set_at timestamptz)
     where c.contact_id = ? and c.channel = brought.channel and c.set_at = brought.set_at`,
    [JSON.stringify(record.consents_of_merged), id],
  );
  await em.execute(
    `insert into consent select * from jsonb_populate_recordset(null::consent, ?::jsonb)
     on conflict (account_id, contact_id, channel) do nothing`,
    [JSON.stringify(record.consents_of_kept)],
  );
}
