import { formatterOf } from '#lib/time/formatter-of.ts';

interface DateWordsRequest {
  /** `2026-11-23`, or empty: open. */
  readonly from: string;
  readonly to: string;
  readonly locale: string;
}

/** Days from one to another in words: "Nov 23 – 29", "from Nov 23", "until Nov 29". */
export function dateWords({ from, to, locale }: DateWordsRequest): string {
  const format = formatterOf({ locale, zone: 'UTC', options: { day: 'numeric', month: 'short', year: 'numeric' } });
  const moment = (day: string) => Date.parse(`${day}T00:00:00Z`);
  const [start, end] = [moment(from), moment(to)];
  if (!Number.isNaN(start) && !Number.isNaN(end) && start <= end) return format.formatRange(start, end);
  if (!Number.isNaN(start)) return `from ${format.format(start)}`;
  return Number.isNaN(end) ? '' : `until ${format.format(end)}`;
}
