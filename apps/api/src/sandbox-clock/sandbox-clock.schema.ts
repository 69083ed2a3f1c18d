import { z } from 'zod';
import { parseTime } from '../times/parse-time.ts';
import { parseAdvance } from './parse-advance.ts';

/** How far: a duration, or a time. One of the two. */
export const moveClockSchema = z
  .union(
    [
      z.strictObject({
        advance: z
          .string()
          .max(60)
          .refine((text) => parseAdvance(text) !== null, {
            error: 'is no duration ahead of at most ten years; write P1D, PT30M or P1DT2H',
            params: { code: 'bad_duration' },
          }),
      }),
      z.strictObject({
        to: z
          .string()
          .max(40)
          .refine((text) => parseTime(text) !== null, {
            error:
              'is no time of the years 1970 to 2200; write 2026-11-22T09:00:00-05:00, or local time of the account',
            params: { code: 'impossible_time' },
          }),
      }),
    ],
    { error: 'must be {"advance": "P1D"} or {"to": "2026-11-22T09:00:00-05:00"}' },
  )
  .meta({ id: 'MoveClock' });

export const clockSchema = z.strictObject({ now: z.iso.datetime(), time_zone: z.string() }).meta({ id: 'Clock' });

export const movedClockSchema = z
  .strictObject({
    from: z.iso.datetime(),
    now: z.iso.datetime(),
    stops: z.array(z.iso.datetime()).meta({ description: 'Times on the way at which something was due' }),
  })
  .meta({ id: 'MovedClock' });

export type MoveClock = z.output<typeof moveClockSchema>;
export type ClockAnswer = z.output<typeof clockSchema>;
export type MovedClock = z.output<typeof movedClockSchema>;
