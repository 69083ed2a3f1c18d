import type { EntityManager } from '@mikro-orm/postgresql';

/** Has those who change a schedule come one after the other; nothing happens for one that this account does not have. */
export async function lockSchedule(em: EntityManager, schedule_id: string): Promise<void> {
  await em.execute('select id from message_schedule where id = ? for no key update', [schedule_id]);
}
