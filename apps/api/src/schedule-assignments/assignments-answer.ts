import { createHash } from 'node:crypto';
import { whoGetsIt } from '@kept/rules/assignments/who-gets-it';
import type { AssignedSchedule } from '@kept/sequences/assigned-schedule';
import type { AssignmentsAnswer } from './schedule-assignments.schema.ts';

/** The assignments as the pages show them, with a strong tag of what they say. */
export function assignmentsAnswer(assigned: readonly AssignedSchedule[]): AssignmentsAnswer {
  const assignments = assigned.map(({ schedule, unavailable, calendars, condition, locale }, position) => ({
    schedule,
    unavailable,
    calendars: [...calendars],
    condition,
    locale,
    sentence: whoGetsIt([{ calendars, condition, locale, position }]),
  }));
  const said = assigned.map(({ schedule, calendars, condition, locale }) => [
    schedule.id,
    calendars.map(({ id }) => id).toSorted(),
    condition,
    locale,
  ]);
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
  return { assignments, etag: `"${hash.slice(0, 22)}"` };
}
