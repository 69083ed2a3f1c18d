import { whoGetsIt } from '@kept/rules/assignments/who-gets-it';
import { readCondition } from './assignment-condition.ts';
import type { Whom } from './saved-assignments.ts';

/** Whom one line takes at its place, from 1, in a sentence. */
export function whomInWords({ calendars, condition, locale }: Whom, place: number): string {
  return whoGetsIt([
    { calendars, condition: condition === null ? null : readCondition(condition), locale, position: place - 1 },
  ]);
}
