import type { Week } from '@kept/rules/document/windows-schema';

export const WEEKDAYS = [
  { day: 'mon', name: 'Monday' },
  { day: 'tue', name: 'Tuesday' },
  { day: 'wed', name: 'Wednesday' },
  { day: 'thu', name: 'Thursday' },
  { day: 'fri', name: 'Friday' },
  { day: 'sat', name: 'Saturday' },
  { day: 'sun', name: 'Sunday' },
] as const;

export type Day = (typeof WEEKDAYS)[number]['day'];
type Hours = Week[Day];
type Span = Hours[number];

/** Most spans a day has. */
export const MOST_SPANS = 10;

const USUAL: Span = ['09:00', '17:00'];

/** One span more: office hours on a closed day, else from the end of the last one on. */
export function withSpan(hours: Hours): Hours {
  const last = hours.at(-1);
  if (last === undefined) return [USUAL];
  const opens = last[1] === '24:00' ? '00:00' : last[1];
  return [...hours, [opens, laterBy(opens, 2)]];
}

/** Midnight as a clock shows it: `24:00` and `00:00` are the same end of a day. */
export function onClock(time: string): string {
  return time === '24:00' ? '00:00' : time;
}

/** Whether it ends on the day after it began. */
export function endsNextDay([opens, closes]: Span): boolean {
  return closes !== '24:00' && closes !== '00:00' && closes <= opens;
}

/** The hours of one day on every day. */
export function onAllDays(hours: Hours): Week {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
}

/** A span that lies in the way of another of the same day, in words: `09:00–12:00`; null: none does. */
export function overlapAt(hours: Hours, index: number): string | null {
  const [from, to] = minutesOf(hours[index] ?? USUAL);
  const other = hours.find((span, at) => {
    const [opens, closes] = minutesOf(span);
    return at !== index && opens < to && from < closes;
  });
  return other === undefined ? null : `${other[0]}–${other[1]}`;
}

function minutesOf([opens, closes]: Span): readonly [number, number] {
  const [from, to] = [minutes(opens), minutes(closes)];
  return [from, to > from ? to : to + 24 * 60];
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function laterBy(time: string, hours: number): string {
  return `${String((Number(time.slice(0, 2)) + hours) % 24).padStart(2, '0')}${time.slice(2)}`;
}
