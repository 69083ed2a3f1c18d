import { z } from 'zod';
import { lineField } from '../http/line-field.ts';
import { textField } from '../http/text-field.ts';
import { customDataSchema } from './custom-data.schema.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import { parseTime } from '../times/parse-time.ts';

/** Of one request; a batch is stored whole or not at all. */
const MOST_EVENTS = 200;
export const MOST_PARTICIPANTS = 50;

const time = z
  .string()
  .max(40, 'is no ISO 8601 time')
  .refine((text) => parseTime(text) !== null, {
    error: 'is no time of the years 1970 to 2200; write 2026-11-22T09:00:00-05:00, or 2026-11-22T09:00 with time_zone',
    params: { code: 'impossible_time' },
  })
  .meta({
    description: 'ISO 8601, with an offset or as local time of time_zone',
    examples: ['2026-11-22T09:00:00-05:00'],
  });

const timeZone = z
  .string()
  .max(64, 'is no IANA time zone')
  .refine((text) => knownTimeZone(text) !== null, {
    error: 'is no IANA time zone; write one such as America/New_York',
    params: { code: 'unknown_time_zone' },
  })
  .meta({ description: 'IANA name; without one, the calendar’s', examples: ['America/New_York'] });

const participantShape = {
  name: lineField(200).min(1, 'is empty'),
  phone: textField(40)
    .nullable()
    .default(null)
    .meta({ description: 'With + and country, or as dialled in the account’s country' }),
  email: textField(254).nullable().default(null),
  custom_data: customDataSchema.default({}),
};

export const participantRequestSchema = z.strictObject(participantShape).meta({ id: 'ParticipantRequest' });

/** What to change of a participant; what is not named stays, null takes an address away. */
export const changeParticipantSchema = z
  .strictObject({
    name: participantShape.name,
    phone: textField(40).nullable(),
    email: textField(254).nullable(),
    custom_data: customDataSchema,
  })
  .partial()
  .meta({ id: 'ChangeParticipant' });

/** Somebody who shall be on an event: with an id one who is on it already, of whom only what is named changes. */
const wantedParticipantSchema = z
  .strictObject({ id: z.uuid('is not an id of ours'), ...changeParticipantSchema.shape })
  .partial()
  .refine(({ id, name }) => id !== undefined || name !== undefined, {
    error: 'is needed for somebody new',
    path: ['name'],
    params: { code: 'missing' },
  })
  .meta({ id: 'WantedParticipant' });

const eventShape = {
  title: lineField(500).min(1, 'is empty'),
  start_time: time,
  end_time: time,
  time_zone: timeZone.nullable(),
  location: textField(500).nullable(),
  all_day: z.boolean(),
  external_id: textField(200).min(1, 'is empty').nullable(),
  calendar_id: z.uuid('is not an id of ours').nullable(),
  custom_data: customDataSchema,
};

/** One appointment to make. For a whole day, dates do, and the last day is included. */
export const eventRequestSchema = z
  .strictObject({
    ...eventShape,
    time_zone: eventShape.time_zone.default(null),
    location: eventShape.location.default(null),
    all_day: eventShape.all_day.default(false),
    external_id: eventShape.external_id.default(null),
    calendar_id: eventShape.calendar_id.default(null),
    custom_data: eventShape.custom_data.default({}),
    participants: z
      .array(participantRequestSchema)
      .max(MOST_PARTICIPANTS, `are more than ${MOST_PARTICIPANTS}`)
      .default([]),
  })
  .meta({ id: 'EventRequest' });

export const createEventsSchema = z
  .strictObject({
    events: z
      .array(eventRequestSchema)
      .min(1, 'is empty')
      .max(MOST_EVENTS, `are more than ${MOST_EVENTS}; send several requests`),
  })
  .meta({ id: 'CreateEvents' });

/** What to change; what is not named stays. Moving the start alone keeps the length. */
export const changeEventSchema = z
  .strictObject({
    ...eventShape,
    calendar_id: z.uuid('is not an id of ours'),
    time_zone: timeZone,
    cancelled: z.boolean().meta({ description: 'true cancels, false takes the cancellation back' }),
    keep_answer: z.boolean().meta({ description: 'Keep what the client answered although the time moves' }),
    participants: z
      .array(wantedParticipantSchema)
      .max(MOST_PARTICIPANTS, `are more than ${MOST_PARTICIPANTS}`)
      .meta({ description: 'All who shall be on it: who is named by id stays, others are put on, who is not goes' }),
  })
  .partial()
  .meta({ id: 'ChangeEvent' });

export type WantedParticipant = z.output<typeof wantedParticipantSchema>;
export type ChangeParticipant = z.output<typeof changeParticipantSchema>;
export type ParticipantRequest = z.output<typeof participantRequestSchema>;
export type EventRequest = z.output<typeof eventRequestSchema>;
export type CreateEvents = z.output<typeof createEventsSchema>;
export type ChangeEvent = z.output<typeof changeEventSchema>;
