import type { EntityManager } from '@mikro-orm/postgresql';
import { idempotentWork } from '../http/idempotent-work.ts';
import type { Event } from './event.schema.ts';

/** Keeps the answer under the request's Idempotency-Key, if it has one, in the transaction that made the events. */
export async function rememberEvents(em: EntityManager, events: readonly Event[]): Promise<void> {
  const work = idempotentWork.getStore();
  if (work === undefined) return;
  await em.execute('update idempotency_key set status = 201, response = ? where account_id = ? and key = ?', [
    JSON.stringify({ events }),
    work.account_id,
    work.key,
  ]);
}
