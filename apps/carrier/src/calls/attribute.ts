import { z } from 'zod';

/** Twilio's "until the call ends". */
const FOREVER = 1000;

const whole = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** The attributes that several verbs have, as their text is read. */
export const attribute = {
  method: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.enum(['GET', 'POST']))
    .default('POST'),
  positive: whole.pipe(z.number().min(1)),
  /** 0 is for ever. */
  loop: whole.transform((times) => (times === 0 ? FOREVER : Math.min(times, FOREVER))).default(1),
  yes_or_no: z.enum(['true', 'false']).transform((text) => text === 'true'),
} as const;
