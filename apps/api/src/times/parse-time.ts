import { Temporal } from 'temporal-polyfill';

/** A time as the API takes it: a moment with an offset, a local time, or a date for a whole day. */
export type GivenTime =
  | { readonly type: 'moment'; readonly instant: Temporal.Instant }
  | { readonly type: 'local'; readonly wall: Temporal.PlainDateTime }
  | { readonly type: 'date'; readonly date: Temporal.PlainDate };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<offset>[Zz]|[+-]\d{2}:?\d{2})?$/;

/** Years a calendar of appointments can mean; outside of them it is a slip of the keyboard. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;

/** Reads ISO 8601. Null for what is not, and for days and times that no calendar has, such as 30 February. */
export function parseTime(text: string): GivenTime | null {
  try {
    if (DATE.test(text)) return { type: 'date', date: inYears(Temporal.PlainDate.from(text, { overflow: 'reject' })) };
    const match = TIME.exec(text);
    if (match === null) return null;
    const wall = inYears(
      Temporal.PlainDateTime.from(text.replace(/([Zz]|[+-]\d{2}:?\d{2})$/, ''), { overflow: 'reject' }),
    );
    if (match.groups?.['offset'] === undefined) return { type: 'local', wall };
    return { type: 'moment', instant: Temporal.Instant.from(text.toUpperCase()) };
  } catch {
    return null;
  }
}

function inYears<T extends { readonly year: number }>(time: T): T {
  if (time.year < FIRST_YEAR || time.year > LAST_YEAR) throw new RangeError('outside of any calendar of appointments');
  return time;
}
