import { dateInZone } from '#lib/time/day-in-zone.ts';

const DAY = 86_400_000;

/** When the story's visit is at first: two days ahead, so that a reminder on the day before still lies ahead. */
export function firstVisit(now: number, zone: string): { readonly date: string; readonly time: string } {
  return { date: dateInZone(now + 2 * DAY, zone), time: '10:00' };
}
