import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Calendar } from '@kept/persistence/entities/calendar';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import type { StoredInput } from '@kept/sequences/load-sequence';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { changedTimes, type Times } from './changed-times.ts';
import { eventOfAppointment } from './event-of-appointment.ts';
import type { ChangeEvent } from './event-request.schema.ts';
import type { Event } from './event.schema.ts';
import { externalIdTaken } from './external-id-taken.ts';
import { instantOf } from '../times/instant-of.ts';
import { findAppointment } from './find-appointment.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';

type AppointmentRow = InferEntity<typeof Appointment>;
type Change = 'moved' | 'cancelled' | 'reinstated' | 'edited';

interface ChangeRequest {
  readonly account_id: string;
  readonly id: string;
  readonly request: ChangeEvent;
}

/**
 * Changes an appointment and tells its sequences: moved (ruling 24), cancelled, reinstated or edited. Each of the first
 * three makes a new version, which what was to be sent for the old one does not survive.
 */
export async function changeEvent(
  em: EntityManager,
  { account_id, id, request }: ChangeRequest,
): Promise<{ readonly event: Event; readonly nudge: readonly SequenceRef[] }> {
  const appointment = await findAppointment(em, id);
  if (appointment === null) throw notFound('event');
  const { now } = await accountClock(em);
  const times = changedTimes(appointment, request);
  if (!times.ok) throw invalidRequest(times.errors);
  await checkReferences(em, { appointment, request });

  const inputs: { source_key: string; payload: StoredInput }[] = [];
  const tell = (change: Change): void => {
    if (change !== 'edited') appointment.version += 1;
    const { version } = appointment;
    inputs.push({
      source_key: change === 'edited' ? `appointment/${version}/edited/${newId()}` : `appointment/${version}`,
      payload: { type: 'appointment_changed', change, version, keep_answer: request.keep_answer ?? false },
    });
  };
  const edited = edit(appointment, request);
  const moved = move(appointment, { times: times.value, now });
  const resized = resize(appointment, times.value);
  if (moved) tell('moved');
  else if (edited || resized) tell('edited');
  const changed = cancelOrReinstate(appointment, { cancelled: request.cancelled, now });
  if (changed !== null) tell(changed);

  const { rows, refs } = await sequencesOf(em, { appointment_id: id });
  if (inputs.length > 0) {
    appointment.updated_at = new Date();
    await em.flush();
    await appendInputs(em, { account_id, sequences: rows, inputs, at: now });
  }
  if (moved && request.keep_answer !== true) await resetAnswers(em, { appointment_id: id, now });
  const participants = await em.find(Participant, { appointment_id: id });
  return { event: eventOfAppointment(appointment, participants), nudge: inputs.length > 0 ? refs : [] };
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

async function checkReferences(
  em: EntityManager,
  { appointment, request }: { readonly appointment: AppointmentRow; readonly request: ChangeEvent },
): Promise<void> {
  const { calendar_id, external_id } = request;
  if (calendar_id !== undefined && (await em.count(Calendar, { id: calendar_id })) === 0) {
    throw invalidRequest([
      { field: '/calendar_id', code: 'unknown_calendar', message: 'is no calendar of this account' },
    ]);
  }
  if (external_id === undefined || external_id === null) return;
  const taken = await em.count(Appointment, { external_id, deleted_at: null, id: { $ne: appointment.id } });
  if (taken > 0) throw externalIdTaken(['/external_id']);
}

/** Takes over what is no matter of time; whether anything differs. */
function edit(appointment: AppointmentRow, request: ChangeEvent): boolean {
  const { title, location, external_id, calendar_id, custom_data } = request;
  const before = JSON.stringify([
    appointment.title,
    appointment.location,
    appointment.external_id,
    appointment.calendar_id,
    appointment.custom_data,
  ]);
  if (title !== undefined) appointment.title = title;
  if (location !== undefined) appointment.location = location;
  if (external_id !== undefined) appointment.external_id = external_id;
  if (calendar_id !== undefined) appointment.calendar_id = calendar_id;
  if (custom_data !== undefined) appointment.custom_data = custom_data;
  const { title: t, location: l, external_id: e, calendar_id: c, custom_data: d } = appointment;
  return JSON.stringify([t, l, e, c, d]) !== before;
}

/** Takes over a new start or zone; whether it is one. */
function move(appointment: AppointmentRow, { times, now }: { readonly times: Times; readonly now: Date }): boolean {
  const { start_local, time_zone, all_day } = times;
  const same =
    appointment.start_local === start_local && appointment.time_zone === time_zone && appointment.all_day === all_day;
  if (same) return false;
  appointment.previous_start_local = appointment.start_local;
  appointment.start_local = start_local;
  appointment.time_zone = time_zone;
  appointment.all_day = all_day;
  appointment.start_at = new Date(instantOf(start_local, time_zone));
  appointment.moved_at = now;
  return true;
}

/** Takes over a new end; whether it is one. */
function resize(appointment: AppointmentRow, { end_local }: Times): boolean {
  if (appointment.end_local === end_local) return false;
  appointment.end_local = end_local;
  return true;
}

function cancelOrReinstate(
  appointment: AppointmentRow,
  { cancelled, now }: { readonly cancelled: boolean | undefined; readonly now: Date },
): 'cancelled' | 'reinstated' | null {
  const wanted = cancelled === undefined ? appointment.status : cancelled ? 'cancelled' : 'scheduled';
  if (wanted === appointment.status) return null;
  appointment.status = wanted;
  appointment.cancelled_at = wanted === 'cancelled' ? now : null;
  return wanted === 'cancelled' ? 'cancelled' : 'reinstated';
}
