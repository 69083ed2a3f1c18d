import { Temporal } from 'temporal-polyfill';
import type { DraftTimes } from './appointment-draft.ts';
import { parseLength } from './parse-length.ts';

/** start: day, time and zone; length: for how long; times: all of it. */
export type TimesAspect = 'start' | 'length' | 'times';

/** What times say of one part of them, as something to compare. */
export function readTimes(times: DraftTimes, what: TimesAspect): string {
  const { all_day, date, time, zone, length } = times;
  switch (what) {
    case 'start':
      return JSON.stringify([date, all_day ? null : time, zone]);
    case 'length':
      return all_day ? `${daysOf(times)} days` : String(parseLength(length) ?? length);
    case 'times':
      return JSON.stringify([all_day, readTimes(times, 'start'), readTimes(times, 'length')]);
    default:
      return what satisfies never;
  }
}

interface CopyRequest {
  readonly from: DraftTimes;
  readonly to: DraftTimes;
  readonly what: TimesAspect;
}

/** Times of which one part is as others have it: moved by somebody, they keep their own length. */
export function copyTimes({ from, to, what }: CopyRequest): DraftTimes {
  switch (what) {
    case 'times':
      return from;
    case 'start':
      return moved(to, { date: from.date, time: from.time, zone: from.zone });
    case 'length':
      return to.all_day ? { ...to, last_date: plusDays(to.date, daysOf(from) - 1) } : { ...to, length: from.length };
    default:
      return what satisfies never;
  }
}

/** Times that begin at another time; whole days stay as many. */
export function moved(times: DraftTimes, start: Partial<Pick<DraftTimes, 'date' | 'time' | 'zone'>>): DraftTimes {
  const { date = times.date } = start;
  const last_date = times.date === '' || date === '' ? times.last_date : plusDays(date, daysOf(times) - 1);
  return { ...times, ...start, last_date };
}

/** How many whole days; at least one, whatever is typed. */
function daysOf({ date, last_date }: DraftTimes): number {
  if (date === '' || last_date === '' || last_date < date) return 1;
  return Temporal.PlainDate.from(date).until(last_date, { largestUnit: 'day' }).days + 1;
}

function plusDays(date: string, days: number): string {
  return date === '' ? '' : Temporal.PlainDate.from(date).add({ days }).toString();
}
