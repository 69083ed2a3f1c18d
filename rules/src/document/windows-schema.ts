import { z } from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import { listOf } from './list-of.ts';

const opens = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 09:00' }));
const closes = z
  .string()
  .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must be a time such as 20:00' }));
const day = z._default(listOf(z.tuple([opens, closes]), 10), []);

/** Opening hours by weekday; an end that is not after its start is on the next day. */
export const weekSchema = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

export const windowsSchema = z.record(
  z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be lower-case letters, digits and _' })),
  weekSchema,
);

export type Week = DeepReadonly<z.infer<typeof weekSchema>>;
export type Windows = DeepReadonly<z.infer<typeof windowsSchema>>;
