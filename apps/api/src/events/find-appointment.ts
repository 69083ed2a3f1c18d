import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';

/**
 * An appointment that is not deleted, locked until the transaction ends, so that two changes do not make the same
 * version. The weaker lock on purpose: a full one would hold up messages through their foreign key.
 */
export async function findAppointment(em: EntityManager, id: string): Promise<InferEntity<typeof Appointment> | null> {
  await em.execute('select id from appointment where id = ? for no key update', [id]);
  return em.findOne(Appointment, { id, deleted_at: null });
}
