import type { AppointmentDraft } from './appointment-draft.ts';

type Times = Pick<AppointmentDraft, 'start_date' | 'start_time' | 'end_date' | 'end_time'>;

const MINUTE = 60_000;

const moment = (date: string, time: string): number => Date.parse(`${date}T${time}:00Z`);

/** Minutes from start to end by the clock on the wall; null while either is not filled in. */
export function lengthOfDraft({ start_date, start_time, end_date, end_time }: Times): number | null {
  const minutes = (moment(end_date, end_time) - moment(start_date, start_time)) / MINUTE;
  return Number.isNaN(minutes) ? null : minutes;
}

/** When something of a length ends by the clock on the wall; where it ended before while the start is not filled in. */
export function endAfter(times: Times, minutes: number): Pick<AppointmentDraft, 'end_date' | 'end_time'> {
  const start = moment(times.start_date, times.start_time);
  if (Number.isNaN(start)) return { end_date: times.end_date, end_time: times.end_time };
  const end = new Date(start + minutes * MINUTE).toISOString();
  return { end_date: end.slice(0, 10), end_time: end.slice(11, 16) };
}

/** "45 minutes", "1 hour", "1 hour 30 minutes", "2 days". */
export function lengthWords(minutes: number): string {
  const of = (count: number, one: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`];
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  return [...of(days, 'day'), ...of(hours, 'hour'), ...of(minutes % 60, 'minute')].join(' ');
}
