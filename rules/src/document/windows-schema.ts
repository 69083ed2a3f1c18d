import { z } from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import { listOf } from './list-of.ts';

export const OPENS = /^([01]\d|2[0-3]):[0-5]\d$/;
export const CLOSES = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Whether a value is when hours open and when they close. */
export function areHours(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [opens, closes]: readonly unknown[] = value;
  return typeof opens === 'string' && OPENS.test(opens) && typeof closes === 'string' && CLOSES.test(closes);
}

/** `z.tuple` would say the same, and weigh a kilobyte in a browser. */
const hours = z.custom<readonly [string, string]>(areHours, {
  error: 'must be two times, such as ["09:00", "17:30"]',
});
const day = z._default(listOf(hours, 10), []);

/** Opening hours by weekday; an end that is not after its start is on the next day. */
export const weekSchema = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

export const windowsSchema = z.record(
  z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be lower-case letters, digits and _' })),
  weekSchema,
);

export type Week = DeepReadonly<z.infer<typeof weekSchema>>;
export type Windows = DeepReadonly<z.infer<typeof windowsSchema>>;
