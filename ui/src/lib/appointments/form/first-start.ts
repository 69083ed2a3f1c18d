import { dateInZone } from '#lib/time/day-in-zone.ts';
import { formatterOf } from '#lib/time/formatter-of.ts';
import { addDays } from '../add-days.ts';

const OPENS = 9;
const CLOSES = 17;

/** When a new appointment is likely to be: at the next full hour of an ordinary working day, in its zone. */
export function firstStart(now: number, zone: string): { readonly day: string; readonly time: string } {
  const today = dateInZone(now, zone);
  const hour =
    Number(formatterOf({ locale: 'en-GB', zone, options: { hour: '2-digit', hourCycle: 'h23' } }).format(now)) + 1;
  const day = hour > CLOSES ? addDays(today, 1) : today;
  const start = hour > CLOSES ? OPENS : Math.max(hour, OPENS);
  return { day, time: `${String(start).padStart(2, '0')}:00` };
}
