import type { CalendarDetail } from '#lib/api/generated/types.gen.ts';

/** Why a calendar cannot be deleted; null: it can. */
export function whyKeptWords(why: CalendarDetail['why_kept']): string | null {
  switch (why) {
    case null:
      return null;
    case 'default':
      return 'Make another one the default first.';
    case 'appointments':
      return 'It has appointments.';
    case 'assignment':
      return 'An assignment of message schedules names it.';
    default:
      return why satisfies never;
  }
}
