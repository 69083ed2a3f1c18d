import type { EntityManager } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Calendar } from '@kept/persistence/entities/calendar';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { ChangeEvent } from './event-request.schema.ts';
import { externalIdTaken } from './external-id-taken.ts';

interface ReferenceCheck {
  readonly appointment_id: string;
  readonly request: ChangeEvent;
  /** Where in the request the change stands; empty when it is the request. */
  readonly at: string;
}

/** Refuses a change that names a calendar nobody has, or an external id that another appointment has. */
export async function refuseUnknownReferences(
  em: EntityManager,
  { appointment_id, request: { calendar_id, external_id }, at }: ReferenceCheck,
): Promise<void> {
  if (calendar_id !== undefined && (await em.count(Calendar, { id: calendar_id })) === 0) {
    throw invalidRequest([
      { field: `${at}/calendar_id`, code: 'unknown_calendar', message: 'is no calendar of this account' },
    ]);
  }
  if (external_id === undefined || external_id === null) return;
  const taken = await em.count(Appointment, { external_id, deleted_at: null, id: { $ne: appointment_id } });
  if (taken > 0) throw externalIdTaken([`${at}/external_id`]);
}
