import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Locks everyone on an appointment whose own lock the caller holds: sequences before people, in the order in which a
 * decision takes them.
 */
export async function lockPeople(em: EntityManager, appointment_id: string): Promise<void> {
  await em.execute('select id from sequence where appointment_id = ? order by id for no key update', [appointment_id]);
  await em.execute('select id from participant where appointment_id = ? order by id for no key update', [
    appointment_id,
  ]);
}
