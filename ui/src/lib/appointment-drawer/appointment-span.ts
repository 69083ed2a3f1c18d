import type { AppointmentDetail } from '#lib/api/generated/types.gen.ts';

/** From when to when, as TimeText shows it. */
export interface ShownSpan {
  readonly from: string;
  readonly shape: 'moment' | 'date';
  /** Null: it says nothing more than the beginning. */
  readonly to: string | null;
  readonly to_shape: 'time' | 'moment' | 'date';
}

const DAY_MS = 86_400_000;

/** When an appointment is: on one day the end is a time only; of whole days the days are shown, the last one included. */
export function appointmentSpan({
  start_time,
  end_time,
  all_day,
}: Pick<AppointmentDetail, 'start_time' | 'end_time' | 'all_day'>): ShownSpan {
  const [first, last] = [start_time.slice(0, 10), end_time.slice(0, 10)];
  if (!all_day)
    return { from: start_time, shape: 'moment', to: end_time, to_shape: first === last ? 'time' : 'moment' };
  // it ends with the midnight after its last day
  const last_day = new Date(Date.parse(`${last}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return { from: first, shape: 'date', to: last_day > first ? last_day : null, to_shape: 'date' };
}
