import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import type { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { instantOf } from '../times/instant-of.ts';
import { appointmentState } from './appointment-state.ts';
import { changedAppointment, type AppointmentChange } from './changed-appointment.ts';
import { changedTimes } from './changed-times.ts';
import { eventOfAppointment } from './event-of-appointment.ts';
import type { ChangeEvent } from './event-request.schema.ts';
import type { Event } from './event.schema.ts';
import { findAppointment } from './find-appointment.ts';
import { refuseStale } from './refuse-stale.ts';
import { refuseUnknownReferences } from './refuse-unknown-references.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';

interface ChangeRequest {
  readonly account_id: string;
  readonly id: string;
  readonly request: ChangeEvent;
  /** The etag the editor began from; null: whatever stands is changed. */
  readonly if_match: string | null;
}

/** Changes an appointment and tells its sequences what became of it. */
export async function changeEvent(
  em: EntityManager,
  { account_id, id, request, if_match }: ChangeRequest,
): Promise<{ readonly event: Event; readonly nudge: readonly SequenceRef[] }> {
  const appointment = await findAppointment(em, id);
  if (appointment === null) throw notFound('event');
  const before = await em.find(Participant, { appointment_id: id });
  refuseStale({ if_match, current: eventOfAppointment(appointment, before) });
  const { now } = await accountClock(em);
  const times = changedTimes(appointment, request);
  if (!times.ok) throw invalidRequest(times.errors);
  await refuseUnknownReferences(em, { appointment_id: id, request, at: '' });

  const change = changedAppointment(appointmentState(appointment), { request, times: times.value, now });
  const { inputs } = change;
  if (inputs.length === 0) return { event: eventOfAppointment(appointment, before), nudge: [] };
  await store(em, { appointment, change });
  const { rows, refs } = await sequencesOf(em, { appointment_id: id });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: inputs.map((payload) => {
      const { version, change: what } = payload;
      const once = what === 'edited' ? `/edited/${newId()}` : '';
      return { source_key: `appointment/${version}${once}`, payload };
    }),
    at: now,
  });
  if (change.resets_answers) await resetAnswers(em, { appointment_id: id, now });
  const participants = await em.find(Participant, { appointment_id: id });
  return { event: eventOfAppointment(appointment, participants), nudge: refs };
}

async function store(
  em: EntityManager,
  {
    appointment,
    change,
  }: { readonly appointment: InferEntity<typeof Appointment>; readonly change: AppointmentChange },
): Promise<void> {
  const { start_local, time_zone } = change.after;
  const start_at = new Date(instantOf(start_local, time_zone));
  Object.assign(appointment, change.after, { start_at, updated_at: new Date() });
  await em.flush();
}

/**
 * An answer to the old time is none to the new one (ruling 24). The sequences come to the same; done here as well,
 * nobody reads [CONFIRMED] beside a time that was never confirmed, whether or not the worker runs.
 */
async function resetAnswers(
  em: EntityManager,
  { appointment_id, now }: { readonly appointment_id: string; readonly now: Date },
): Promise<void> {
  await em.nativeUpdate(
    Participant,
    { appointment_id, state: { $ne: 'none' } },
    { state: 'none', state_set_at: now, state_set_by: 'system' },
  );
}
