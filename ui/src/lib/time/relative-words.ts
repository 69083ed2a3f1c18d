import { daysBetween } from './day-in-zone.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export interface RelativeRequest {
  readonly at: number;
  readonly now: number;
  readonly zone: string;
  readonly locale: string;
}

/**
 * How far a moment is from now: "in 5 minutes", "tomorrow", "3 weeks ago". Days are calendar days of the zone, so nine
 * in the morning is "tomorrow" seen from the evening before; within twelve hours it is hours all the same.
 */
export function relativeWords({ at, now, zone, locale }: RelativeRequest): string {
  const words = wordsOf(locale);
  const far = at - now;
  const size = Math.abs(far);
  if (size < 45 * SECOND) return words.format(0, 'second');
  if (size < 59.5 * MINUTE) return words.format(Math.round(far / MINUTE) || Math.sign(far), 'minute');
  const days = daysBetween({ from: now, to: at, zone });
  if (size < 12 * HOUR || days === 0) return words.format(Math.round(far / HOUR), 'hour');
  if (Math.abs(days) < 14) return words.format(days, 'day');
  if (Math.abs(days) < 60) return words.format(Math.round(days / 7), 'week');
  if (Math.abs(days) < 365) return words.format(Math.round(days / 30.44), 'month');
  return words.format(Math.trunc(days / 365), 'year');
}

const made = new Map<string, Intl.RelativeTimeFormat>();

function wordsOf(locale: string): Intl.RelativeTimeFormat {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const words = make(locale);
  made.set(locale, words);
  return words;
}

function make(locale: string): Intl.RelativeTimeFormat {
  try {
    return new Intl.RelativeTimeFormat([locale, 'en'], { numeric: 'auto' });
  } catch {
    return new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  }
}
