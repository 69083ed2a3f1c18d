import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';

const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 09:00' });
const closes = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must be a time such as 20:00' });
const day = z
  .array(z.tuple([opens, closes]))
  .max(10)
  .default([]);

/** Opening hours by weekday; an end that is not after its start is on the next day. */
export const weekSchema = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

export const windowsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be lower-case letters, digits and _' }),
  weekSchema,
);

export type Week = DeepReadonly<z.infer<typeof weekSchema>>;
export type Windows = DeepReadonly<z.infer<typeof windowsSchema>>;
