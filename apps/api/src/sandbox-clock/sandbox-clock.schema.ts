import { z } from 'zod';
import { parseTime } from '../times/parse-time.ts';
import { parseAdvance } from './parse-advance.ts';

/** How far: a duration, a time, or to whatever goes out next. One of them. */
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
      z.strictObject({ to_next_message: z.literal(true) }),
    ],
    { error: 'must be {"advance": "P1D"}, {"to": "2026-11-22T09:00:00-05:00"} or {"to_next_message": true}' },
  )
  .meta({ id: 'MoveClock' });

const instant = z.iso.datetime();

const nextMessageSchema = z.strictObject({
  name: z.string().nullable().meta({ description: 'As authored; null for one of the product’s own texts' }),
  appointment_id: z.uuid().nullable(),
  participant_id: z.uuid().nullable(),
  participant_name: z.string().nullable(),
});

export const clockSchema = z
  .strictObject({
    now: instant,
    time_zone: z.string(),
    next_message_at: instant
      .nullable()
      .meta({ description: 'When the next message goes to a client, if nobody does or says anything until then' }),
    next_message: nextMessageSchema.nullable(),
    moving: z
      .strictObject({ from: instant, to: instant, now: instant })
      .nullable()
      .meta({ description: 'The move under way' }),
  })
  .meta({ id: 'Clock' });

const logEntrySchema = z.strictObject({
  at: instant,
  what: z.enum([
    'message_sent',
    'message_delivered',
    'message_failed',
    'message_skipped',
    'reply',
    'state_set',
    'decided',
  ]),
  appointment_id: z.uuid().nullable(),
  participant_id: z.uuid().nullable(),
  participant_name: z.string().nullable(),
  title: z.string().nullable(),
  sentence: z.string(),
});

export const movedClockSchema = z
  .strictObject({
    from: instant,
    now: instant,
    stops: z.array(instant).meta({ description: 'Times on the way at which something was due' }),
    log: z.array(logEntrySchema).meta({ description: 'What happened on the way, in its order; the last 500' }),
    log_left_out: z.int().meta({ description: 'How many earlier entries the log leaves out' }),
  })
  .meta({ id: 'MovedClock' });

export type MoveClock = z.output<typeof moveClockSchema>;
export type ClockAnswer = z.output<typeof clockSchema>;
export type MovedClock = z.output<typeof movedClockSchema>;
