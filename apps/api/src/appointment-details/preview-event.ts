import type { EntityManager } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Calendar } from '@kept/persistence/entities/calendar';
import { Participant } from '@kept/persistence/entities/participant';
import type { PreviewChangeRequest } from '@kept/sequences/preview/preview-change';
import type { PreviewCreationRequest } from '@kept/sequences/preview/preview-creation';
import { accountClock } from '../database/account-clock.ts';
import { appointmentState } from '../events/appointment-state.ts';
import { deletedAppointment, type AppointmentChange } from '../events/changed-appointment.ts';
import { draftOf } from '../events/draft-of.ts';
import type { ChangeEvent, EventRequest } from '../events/event-request.schema.ts';
import { plannedChange } from '../events/planned-change.ts';
import { refuseTakenIds } from '../events/refuse-taken-ids.ts';
import { refuseUnknownReferences } from '../events/refuse-unknown-references.ts';
import { NOBODY, type PeoplePlan } from '../participants/people-plan.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { readAssignedSchedules } from '../schedule-assignments/read-assigned-schedules.ts';

type Creation = Pick<PreviewCreationRequest, 'assignments' | 'appointment' | 'people'>;
type Change = Pick<PreviewChangeRequest, 'appointment_id' | 'columns' | 'inputs' | 'edited' | 'removed'>;

/** What a change would do: to who is on it, and what making it with who would come does. */
interface PreviewedChange {
  readonly change: Change;
  readonly creation: Creation;
}

/** What making an event would store, as far as its messages depend on it; refuses what making it would refuse. */
export async function previewedCreation(em: EntityManager, request: EventRequest): Promise<Creation> {
  const { country } = await accountClock(em);
  const calendars = await em.find(Calendar, {});
  const checked = draftOf({ request, calendars, country, at: '/create' });
  if (!checked.ok) throw invalidRequest(checked.errors);
  await refuseTakenIds(em, [{ request, at: '/create' }]);
  const { calendar_id, start_local, end_local, time_zone, participants } = checked.value;
  const { title, all_day, location, custom_data } = request;
  return {
    assignments: await readAssignedSchedules(em),
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
): Promise<PreviewedChange> {
  const appointment = await em.findOne(Appointment, { id, deleted_at: null });
  if (appointment === null) throw notFound('appointment');
  const { now, country } = await accountClock(em);
  const before = appointmentState(appointment);
  const { created_at } = appointment;
  if (request === null) {
    const deleted = deletedAppointment(before, { now });
    return previewOf(em, { id, created_at, change: deleted, people: NOBODY, now });
  }
  const people = await em.find(Participant, { appointment_id: id });
  const planned = plannedChange({ before, people, request, country, now, at: '/change' });
  if (!planned.ok) throw invalidRequest(planned.errors);
  await refuseUnknownReferences(em, { appointment_id: id, request, at: '/change' });
  return previewOf(em, { id, created_at, change: planned.value.appointment, people: planned.value.people, now });
}

interface PreviewOf {
  readonly id: string;
  readonly created_at: Date;
  readonly change: AppointmentChange;
  readonly people: PeoplePlan;
  readonly now: Date;
}

async function previewOf(
  em: EntityManager,
  { id, created_at, change, people, now }: PreviewOf,
): Promise<PreviewedChange> {
  const { after, inputs, resets_answers } = change;
  const { custom_data, moved_at, cancelled_at, edition: _edition, external_id: _external, ...stored } = after;
  const calendar = await em.findOne(Calendar, { id: after.calendar_id });
  const columns = {
    ...stored,
    appointment_custom_data: custom_data,
    moved_at: moved_at?.toISOString() ?? null,
    cancelled_at: cancelled_at?.toISOString() ?? null,
    calendar_name: calendar?.name ?? '',
  };
  const reset = { state: 'none', state_set_at: now.toISOString(), state_set_by: 'system' } as const;
  return {
    change: {
      appointment_id: id,
      columns: { ...columns, ...(resets_answers ? reset : {}) },
      inputs,
      edited: people.edited.map(({ participant, after: person }) => ({ participant_id: participant.id, person })),
      removed: people.removed.map((participant) => participant.id),
    },
    creation: {
      assignments: people.added.length === 0 ? [] : await readAssignedSchedules(em),
      appointment: { ...columns, appointment_created_at: created_at.toISOString() },
      people: people.added,
    },
  };
}
