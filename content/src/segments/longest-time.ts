import { formatTime, type TimeFormat } from '../format-time.ts';
import { countSegments } from './count-segments.ts';

/** Every month and every day of the week, on days and at hours of two digits, in the three parts of the day. */
const MOMENTS = Array.from({ length: 12 }, (_, month) => month + 1).flatMap((month) =>
  [20, 21, 22, 23, 24, 25, 26].flatMap((day) =>
    ['00:58', '12:58', '22:58'].map((time) => `2026-${String(month).padStart(2, '0')}-${day}T${time}:00.000Z`),
  ),
);

const longest = new Map<string, string>();

/** The longest wording a format has in a locale; one outside GSM-7 before any within, for it doubles the price. */
export function longestTime(format: TimeFormat, locale: string): string {
  const key = `${format} ${locale}`;
  const known = longest.get(key);
  if (known !== undefined) return known;
  const wordings = MOMENTS.map((moment) => formatTime(moment, format, { locale, time_zone: 'UTC' }));
  const made = wordings.reduce((dearest, wording) => (priceOf(wording) > priceOf(dearest) ? wording : dearest), '');
  if (longest.size >= 500) longest.clear();
  longest.set(key, made);
  return made;
}

function priceOf(wording: string): number {
  const { encoding, units } = countSegments(wording);
  return encoding === 'UCS-2' ? 1_000 + units : units;
}
