import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { invalidRequest } from '../problems/invalid-request.ts';
import { contactMerged } from './contact-merged.ts';
import { lockContacts } from './read-contact.ts';

interface MergeRequest {
  readonly account_id: string;
  /** Who stays. */
  readonly id: string;
  /** Who turned out to be the same person. */
  readonly merged_id: string;
}

const ids = z.array(z.uuid());
const consents = z.array(z.record(z.string(), z.unknown()));

/** What a merge moved, so that it can be taken back; kept with the contact that went. */
export const mergeRecordSchema = z.object({
  address_ids: ids,
  thread_ids: ids,
  participant_ids: ids,
  /** Rows as they stood before. */
  consents_of_merged: consents,
  consents_of_kept: consents,
});

export type MergeRecord = z.output<typeof mergeRecordSchema>;

/**
 * Makes two contacts one: addresses, conversations, appointments and consents of the second are the first's. What the
 * first did not have is taken from the second; where both said something of a channel, a refusal stands.
 */
export async function mergeContacts(em: EntityManager, { id, merged_id }: MergeRequest): Promise<void> {
  if (id === merged_id) {
    const message = 'is this contact itself; choose another';
    throw invalidRequest([{ field: '/contact_id', code: 'same_contact', message }]);
  }
  for (const contact of await lockContacts(em, [id, merged_id])) {
    if (contact.merged_into_id !== null) throw contactMerged(contact.merged_into_id);
  }
  const consents_of_kept = await consentsOf(em, id);
  const consents_of_merged = await consentsOf(em, merged_id);
  const record: MergeRecord = {
    address_ids: await moved(
      em,
      'update contact_address set contact_id = ?, position = position + 100 where contact_id = ? returning id',
      [id, merged_id],
    ),
    thread_ids: await moved(em, 'update thread set contact_id = ? where contact_id = ? returning id', [id, merged_id]),
    participant_ids: await moved(em, 'update participant set contact_id = ? where contact_id = ? returning id', [
      id,
      merged_id,
    ]),
    consents_of_merged,
    consents_of_kept,
  };
  await em.execute(
    `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
     select account_id, ?, channel, state, reason, set_by_user_id, set_at from consent where contact_id = ?
     on conflict (account_id, contact_id, channel) do update
       set state = excluded.state, reason = excluded.reason, set_by_user_id = excluded.set_by_user_id,
         set_at = excluded.set_at
       where excluded.state = 'refused' and consent.state <> 'refused'`,
    [id, merged_id],
  );
  await em.execute(
    `update contact k set name = case when k.name = '' then m.name else k.name end,
       locale = coalesce(k.locale, m.locale), time_zone = coalesce(k.time_zone, m.time_zone),
       custom_data = m.custom_data || k.custom_data, version = k.version + 1, updated_at = now()
     from contact m where k.id = ? and m.id = ? and m.account_id = k.account_id`,
    [id, merged_id],
  );
  await em.execute(
    `update contact set merged_into_id = ?, merged = ?::jsonb, archived_at = now(), updated_at = now(),
       version = version + 1
     where id = ?`,
    [id, JSON.stringify(record), merged_id],
  );
}

async function moved(em: EntityManager, statement: string, values: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ readonly id: string }[]>(statement, [...values]);
  return rows.map((row) => row.id);
}

async function consentsOf(em: EntityManager, contact_id: string): Promise<MergeRecord['consents_of_kept']> {
  const rows = await em.execute<{ readonly row: Record<string, unknown> }[]>(
    'select to_jsonb(consent) as row from consent where contact_id = ? order by channel',
    [contact_id],
  );
  return rows.map(({ row }) => row);
}
