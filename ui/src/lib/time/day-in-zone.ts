import { formatterOf } from './formatter-of.ts';

const DAY = 86_400_000;

/** `2026-11-23`: the calendar day of a moment (milliseconds) in a zone. */
export function dateInZone(at: number, zone: string): string {
  const parts = formatterOf({
    locale: 'en-CA-u-nu-latn-ca-iso8601',
    zone,
    options: { year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/**
 * Calendar days from one moment to another in a zone: 1 is tomorrow, whatever the hours. Years beyond four digits,
 * which a date field passes through while somebody types, are counted by their hours.
 */
export function daysBetween({ from, to, zone }: { readonly from: number; readonly to: number; readonly zone: string }) {
  const day = (at: number) => Date.parse(`${dateInZone(at, zone)}T00:00:00Z`) / DAY;
  const days = Math.round(day(to) - day(from));
  return Number.isNaN(days) ? Math.round((to - from) / DAY) : days;
}
