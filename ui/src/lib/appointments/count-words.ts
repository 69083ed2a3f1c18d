import type { AppointmentCount } from '#lib/api/generated/types.gen.ts';

/** "1 appointment", "1,204 appointments", "more than 10,000 appointments". */
export function countWords({ count, capped }: AppointmentCount, locale: string): string {
  const number = new Intl.NumberFormat(locale).format(count);
  return `${capped ? 'more than ' : ''}${number} ${count === 1 ? 'appointment' : 'appointments'}`;
}
