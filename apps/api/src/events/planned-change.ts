import type { InferEntity } from '@mikro-orm/postgresql';
import type { Participant } from '@kept/persistence/entities/participant';
import { NOBODY, peoplePlan, type PeoplePlan } from '../participants/people-plan.ts';
import type { Checked } from '../problems/checked.ts';
import { changedAppointment, type AppointmentChange, type AppointmentState } from './changed-appointment.ts';
import { changedTimes } from './changed-times.ts';
import type { ChangeEvent } from './event-request.schema.ts';

interface PlanRequest {
  readonly before: AppointmentState;
  /** Its people, those taken off as well. */
  readonly people: readonly InferEntity<typeof Participant>[];
  readonly request: ChangeEvent;
  /** For phone numbers written without one. */
  readonly country: string;
  /** The account's present. */
  readonly now: Date;
  /** Where in the body the change stands, such as `/change`; empty: it is the body. */
  readonly at: string;
}

/** All that a request comes to: for the appointment, and for its people where they are named. */
export interface PlannedChange {
  readonly appointment: AppointmentChange;
  readonly people: PeoplePlan;
  /** Nothing differs from what is stored. */
  readonly is_empty: boolean;
}

/** What a change would store, or everything that is wrong in it. Pure: the change and its preview come to the same. */
export function plannedChange(plan: PlanRequest): Checked<PlannedChange> {
  const { before, request, country, now, at } = plan;
  const times = changedTimes(before, request);
  const stored = plan.people.filter(({ removed_at }) => removed_at == null);
  const people =
    request.participants === undefined
      ? { ok: true as const, value: NOBODY }
      : peoplePlan({ stored, wanted: request.participants, country, at: `${at}/participants` });
  if (!times.ok || !people.ok) {
    const in_times = times.ok ? [] : times.errors.map((error) => ({ ...error, field: `${at}${error.field}` }));
    return { ok: false, errors: [...in_times, ...(people.ok ? [] : people.errors)] };
  }
  const appointment = changedAppointment(before, { request, times: times.value, now });
  const { added, edited, removed } = people.value;
  const is_empty = appointment.inputs.length + added.length + edited.length + removed.length === 0;
  const edition = before.edition + (is_empty ? 0 : 1);
  return {
    ok: true,
    value: {
      appointment: { ...appointment, after: { ...appointment.after, edition } },
      people: people.value,
      is_empty,
    },
  };
}
