import type { StoredInput } from '@kept/sequences/load-sequence';
import type { ChangeEvent } from './event-request.schema.ts';
import type { Times } from './changed-times.ts';

/** Of an appointment, all that a change can touch. */
export interface AppointmentState extends Times {
  readonly title: string;
  readonly location: string | null;
  readonly external_id: string | null;
  readonly calendar_id: string;
  readonly custom_data: Readonly<Record<string, string | number | boolean | null>>;
  readonly previous_start_local: string | null;
  readonly status: 'scheduled' | 'cancelled';
  readonly version: number;
  readonly edition: number;
  readonly moved_at: Date | null;
  readonly cancelled_at: Date | null;
}

type AppointmentChanged = Extract<StoredInput, { readonly type: 'appointment_changed' }>;

/** What a change comes to: the appointment after it, and what its sequences are told, in order. */
export interface AppointmentChange {
  readonly after: AppointmentState;
  readonly inputs: readonly AppointmentChanged[];
  /** An answer to the old time is none to the new one (ruling 24). */
  readonly resets_answers: boolean;
}

interface ChangeRequest {
  readonly request: ChangeEvent;
  /** When it is after the change, as `changedTimes` found. */
  readonly times: Times;
  /** The account's present. */
  readonly now: Date;
}

/**
 * An appointment after a change, and what its sequences are told of it: moved (ruling 24), cancelled, reinstated or
 * edited. Each of the first three makes a new version, which what was to be sent for the old one does not survive.
 * Pure: the change itself and its preview come to the same.
 */
export function changedAppointment(
  before: AppointmentState,
  { request, times, now }: ChangeRequest,
): AppointmentChange {
  const keep_answer = request.keep_answer ?? false;
  const moved = isMoved(before, times);
  const named = { ...before, ...namedIn(request) };
  const edited = JSON.stringify(named) !== JSON.stringify(before) || before.end_local !== times.end_local;
  const status = request.cancelled === undefined ? before.status : request.cancelled ? 'cancelled' : 'scheduled';
  const turned = status !== before.status;

  const inputs: AppointmentChanged[] = [];
  let { version } = before;
  if (moved) inputs.push({ type: 'appointment_changed', change: 'moved', version: (version += 1), keep_answer });
  else if (edited) inputs.push({ type: 'appointment_changed', change: 'edited', version, keep_answer });
  if (turned) {
    const change = status === 'cancelled' ? 'cancelled' : 'reinstated';
    inputs.push({ type: 'appointment_changed', change, version: (version += 1), keep_answer });
  }
  const { previous_start_local, moved_at, cancelled_at, edition } = before;
  return {
    after: {
      ...named,
      ...times,
      previous_start_local: moved ? before.start_local : previous_start_local,
      moved_at: moved ? now : moved_at,
      status,
      cancelled_at: turned ? (status === 'cancelled' ? now : null) : cancelled_at,
      version,
      edition: inputs.length > 0 ? edition + 1 : edition,
    },
    inputs,
    resets_answers: moved && !keep_answer,
  };
}

/** A deleted appointment is a cancelled one to its sequences (ruling 24). */
export function deletedAppointment(before: AppointmentState, { now }: { readonly now: Date }): AppointmentChange {
  const version = before.version + 1;
  return {
    after: {
      ...before,
      status: 'cancelled',
      cancelled_at: before.cancelled_at ?? now,
      version,
      edition: before.edition + 1,
    },
    inputs: [{ type: 'appointment_changed', change: 'cancelled', version, keep_answer: false }],
    resets_answers: false,
  };
}

function isMoved(before: AppointmentState, { start_local, time_zone, all_day }: Times): boolean {
  return before.start_local !== start_local || before.time_zone !== time_zone || before.all_day !== all_day;
}

/** What a request names that is no matter of time. */
function namedIn({ title, location, external_id, calendar_id, custom_data }: ChangeEvent) {
  return {
    ...(title === undefined ? {} : { title }),
    ...(location === undefined ? {} : { location }),
    ...(external_id === undefined ? {} : { external_id }),
    ...(calendar_id === undefined ? {} : { calendar_id }),
    ...(custom_data === undefined ? {} : { custom_data }),
  };
}
