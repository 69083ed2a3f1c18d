import { dateInZone } from './day-in-zone.ts';
import { formatterOf } from './formatter-of.ts';
import { relativeWords } from './relative-words.ts';

/** moment: day and time; time; date; relative: "in 2 days", with the moment on a look. */
export type TimeShape = 'moment' | 'time' | 'date' | 'relative';

export interface TimeWordsRequest {
  /** ISO 8601 with offset, or a plain date for something without a time. */
  readonly at: string;
  readonly shape: TimeShape;
  /** The zone it is told in (the appointment's, else the account's). */
  readonly zone: string;
  /** Where the reader's own clock is. */
  readonly viewer_zone: string;
  readonly locale: string;
  /** Milliseconds, by the account's clock. */
  readonly now: number;
}

export interface TimeWords {
  readonly text: string;
  /** The zone's short name, when the reader's clock shows another time then. */
  readonly zone: string | null;
  /** What a look at it tells: the whole moment and how far it is. */
  readonly full: string;
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A moment in words; null when it is none. */
export function timeWords(request: TimeWordsRequest): TimeWords | null {
  const { at, shape, locale, now, viewer_zone } = request;
  const is_date = PLAIN_DATE.test(at);
  const moment = Date.parse(is_date ? `${at}T00:00:00Z` : at);
  if (Number.isNaN(moment)) return null;
  const zone = is_date ? 'UTC' : request.zone;
  const write = (options: Intl.DateTimeFormatOptions) => formatterOf({ locale, zone, options }).format(moment);
  const year = sameYear({ moment, now, zone }) ? {} : ({ year: 'numeric' } as const);
  const day = { weekday: 'short', month: 'short', day: 'numeric', ...year } as const;
  const time = is_date ? {} : ({ hour: 'numeric', minute: '2-digit' } as const);
  const relative = is_date ? null : relativeWords({ at: moment, now, zone, locale });
  const whole = write({
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    ...time,
    ...(is_date ? {} : { timeZoneName: 'long' }),
  });
  const text = {
    moment: () => write({ ...day, ...time }),
    time: () => (is_date ? write(day) : write(time)),
    date: () => write(day),
    relative: () => relative ?? write(day),
  }[shape]();
  const is_told_elsewhere = !is_date && shape !== 'relative' && differs({ moment, zone, viewer_zone });
  return {
    text,
    zone: is_told_elsewhere ? zoneName({ moment, zone, locale }) : null,
    full: relative === null || shape === 'relative' ? whole : `${relative} – ${whole}`,
  };
}

function sameYear({ moment, now, zone }: { readonly moment: number; readonly now: number; readonly zone: string }) {
  return dateInZone(moment, zone).slice(0, 4) === dateInZone(now, zone).slice(0, 4);
}

/** Two names of the same hours need no telling apart. */
function differs(clocks: { readonly moment: number; readonly zone: string; readonly viewer_zone: string }): boolean {
  const shown = (zone: string) =>
    formatterOf({ locale: 'en-GB', zone, options: { dateStyle: 'short', timeStyle: 'short' } }).format(clocks.moment);
  return clocks.zone !== clocks.viewer_zone && shown(clocks.zone) !== shown(clocks.viewer_zone);
}

function zoneName({
  moment,
  zone,
  locale,
}: {
  readonly moment: number;
  readonly zone: string;
  readonly locale: string;
}) {
  const parts = formatterOf({ locale, zone, options: { timeZoneName: 'short' } }).formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
