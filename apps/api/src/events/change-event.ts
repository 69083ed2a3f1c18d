import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import type { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { applyPeople, type PeopleTold } from '../participants/apply-people.ts';
import { lockPeople } from '../participants/lock-people.ts';
import type { PeoplePlan } from '../participants/people-plan.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { instantOf } from '../times/instant-of.ts';
import { appointmentState } from './appointment-state.ts';
import type { AppointmentChange } from './changed-appointment.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { ChangeEvent } from './event-request.schema.ts';
import type { Event } from './event.schema.ts';
import { findAppointment } from './find-appointment.ts';
import { plannedChange } from './planned-change.ts';
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

/** What a change answers, and whom to tell after the commit. */
interface ChangedEvent extends PeopleTold {
  readonly event: Event;
}

/** Changes an appointment, and its people where they are named, and tells its sequences what became of it. */
export async function changeEvent(
  em: EntityManager,
  { account_id, id, request, if_match }: ChangeRequest,
): Promise<ChangedEvent> {
  const appointment = await findAppointment(em, id);
  if (appointment === null) throw notFound('event');
  if (request.participants !== undefined) await lockPeople(em, id);
  const people = await em.find(Participant, { appointment_id: id });
  const current = eventOfAppointment(appointment, people);
  refuseStale({ if_match, current });
  const { now, country } = await accountClock(em);
  const planned = plannedChange({ before: appointmentState(appointment), people, request, country, now, at: '' });
  if (!planned.ok) throw invalidRequest(planned.errors);
  await refuseUnknownReferences(em, { appointment_id: id, request, at: '' });

  const { appointment: change, people: plan, is_empty } = planned.value;
  if (is_empty) return { event: current, nudge: [], start: [] };
  await store(em, { appointment, change });
  const nudge = await tellChange(em, { account_id, id, change, plan, now });
  if (change.resets_answers) await resetAnswers(em, { appointment_id: id, now });
  const told = await applyPeople(em, { account_id, appointment_id: id, plan, now });
  const event = eventOfAppointment(appointment, await em.find(Participant, { appointment_id: id }));
  const once = new Map([...nudge, ...told.nudge].map((ref) => [ref.sequence_id, ref]));
  return { event, nudge: [...once.values()], start: told.start };
}

interface TellRequest {
  readonly account_id: string;
  readonly id: string;
  readonly change: AppointmentChange;
  readonly plan: PeoplePlan;
  readonly now: Date;
}

/** Tells the sequences of who stays; who goes hears of that alone. Answers whom to nudge. */
async function tellChange(
  em: EntityManager,
  { account_id, id, change, plan, now }: TellRequest,
): Promise<readonly SequenceRef[]> {
  if (change.inputs.length === 0) return [];
  const leaving = plan.removed.map((each) => each.id);
  const { rows, refs } = await sequencesOf(em, { appointment_id: id, participant_id: { $nin: leaving } });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: change.inputs.map((payload) => {
      const { version, change: what } = payload;
      const once = what === 'edited' ? `/edited/${newId()}` : '';
      return { source_key: `appointment/${version}${once}`, payload };
    }),
    at: now,
  });
  return refs;
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
