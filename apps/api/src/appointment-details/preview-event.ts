import type { EntityManager } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Calendar } from '@kept/persistence/entities/calendar';
import type { PreviewChangeRequest } from '@kept/sequences/preview/preview-change';
import type { PreviewCreationRequest } from '@kept/sequences/preview/preview-creation';
import { accountClock } from '../database/account-clock.ts';
import { appointmentState } from '../events/appointment-state.ts';
import { changedAppointment, deletedAppointment, type AppointmentChange } from '../events/changed-appointment.ts';
import { changedTimes } from '../events/changed-times.ts';
import { draftOf } from '../events/draft-of.ts';
import type { ChangeEvent, EventRequest } from '../events/event-request.schema.ts';
import { firstSchedule } from '../events/first-schedule.ts';
import { refuseTakenIds } from '../events/refuse-taken-ids.ts';
import { refuseUnknownReferences } from '../events/refuse-unknown-references.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';

type Creation = Pick<PreviewCreationRequest, 'revision_id' | 'appointment' | 'people'>;
type Change = Pick<PreviewChangeRequest, 'appointment_id' | 'columns' | 'inputs'>;

/** What making an event would store, as far as its messages depend on it; refuses what making it would refuse. */
export async function previewedCreation(em: EntityManager, request: EventRequest): Promise<Creation> {
  const { country } = await accountClock(em);
  const calendars = await em.find(Calendar, {});
  const checked = draftOf({ request, calendars, country, at: '/create' });
  if (!checked.ok) throw invalidRequest(checked.errors);
  await refuseTakenIds(em, [{ request, at: '/create' }]);
  const { calendar_id, start_local, end_local, time_zone, participants } = checked.value;
  const { title, all_day, location, custom_data } = request;
  const schedule = await firstSchedule(em);
  return {
    revision_id: schedule?.published_revision_id ?? null,
    appointment: {
      title,
      start_local,
      end_local,
      time_zone,
      all_day,
      location,
      appointment_custom_data: custom_data,
      calendar_id,
      calendar_name: calendars.find(({ id }) => id === calendar_id)?.name ?? '',
    },
    people: participants,
  };
}

/** What a change of an event would store and tell its sequences; refuses what the change would refuse. Null: deleted. */
export async function previewedChange(
  em: EntityManager,
  { id, request }: { readonly id: string; readonly request: ChangeEvent | null },
): Promise<Change> {
  const appointment = await em.findOne(Appointment, { id, deleted_at: null });
  if (appointment === null) throw notFound('appointment');
  const { now } = await accountClock(em);
  const before = appointmentState(appointment);
  if (request === null) return changeOf(em, { id, change: deletedAppointment(before, { now }), now });
  const times = changedTimes(before, request);
  if (!times.ok) throw invalidRequest(times.errors.map((each) => ({ ...each, field: `/change${each.field}` })));
  await refuseUnknownReferences(em, { appointment_id: id, request, at: '/change' });
  return changeOf(em, { id, change: changedAppointment(before, { request, times: times.value, now }), now });
}

interface ChangeRequest {
  readonly id: string;
  readonly change: AppointmentChange;
  readonly now: Date;
}

async function changeOf(em: EntityManager, { id, change, now }: ChangeRequest): Promise<Change> {
  const { after, inputs, resets_answers } = change;
  const { custom_data, moved_at, cancelled_at, edition: _edition, external_id: _external, ...columns } = after;
  const calendar = await em.findOne(Calendar, { id: after.calendar_id });
  return {
    appointment_id: id,
    columns: {
      ...columns,
      appointment_custom_data: custom_data,
      moved_at: moved_at?.toISOString() ?? null,
      cancelled_at: cancelled_at?.toISOString() ?? null,
      calendar_name: calendar?.name ?? '',
      ...(resets_answers ? { state: 'none', state_set_at: now.toISOString(), state_set_by: 'system' } : {}),
    },
    inputs,
  };
}
