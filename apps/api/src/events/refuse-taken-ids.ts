import type { EntityManager } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import type { EventRequest } from './event-request.schema.ts';
import { externalIdTaken } from './external-id-taken.ts';

interface Wanted {
  readonly request: Pick<EventRequest, 'external_id'>;
  /** Where in the body the event stands, such as `/events/0`. */
  readonly at: string;
}

/** Refuses new events whose external id another one has. */
export async function refuseTakenIds(em: EntityManager, wanted: readonly Wanted[]): Promise<void> {
  const ids = wanted.flatMap(({ request }) => (request.external_id === null ? [] : [request.external_id]));
  if (ids.length === 0) return;
  const taken = await em.find(
    Appointment,
    { external_id: { $in: ids }, deleted_at: null },
    { fields: ['external_id'] },
  );
  const known = new Set(taken.map((each) => each.external_id));
  const fields = wanted.flatMap(({ request: { external_id }, at }) =>
    external_id !== null && known.has(external_id) ? [`${at}/external_id`] : [],
  );
  if (fields.length > 0) throw externalIdTaken(fields);
}
