import { z } from 'zod';
import { lineField } from '../http/line-field.ts';
import { textField } from '../http/text-field.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';

const timeZone = textField(64).transform((text, context) => {
  const zone = knownTimeZone(text);
  if (zone !== null) return zone;
  const message = 'is no time zone; choose one such as America/New_York';
  context.addIssue({ code: 'custom', message, params: { code: 'unknown_time_zone' } });
  return z.NEVER;
});

const notOurs = 'is not an id of ours';

const shape = {
  name: lineField(200).trim().min(1, 'is empty: a calendar needs a name, such as a person, a room or a place'),
  time_zone: timeZone.meta({ description: 'Of new appointments that name none; those that exist keep theirs' }),
  owner_user_id: z.uuid(notOurs).nullable().meta({
    description: 'Who notifications reach unless the account says otherwise, and whom calls are forwarded to',
  }),
  phone_sender_id: z
    .uuid(notOurs)
    .nullable()
    .meta({ description: 'Texts and calls come from it; null: the usual number' }),
  email_sender_id: z.uuid(notOurs).nullable().meta({ description: 'Email comes from it; null: the usual mailbox' }),
};

const personSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  disabled: z.boolean(),
});

export const calendarDetailSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    time_zone: z.string(),
    is_default: z.boolean(),
    owner: personSchema.nullable(),
    phone_sender_id: z.uuid().nullable(),
    email_sender_id: z.uuid().nullable(),
    appointments_ahead: z.int(),
    why_kept: z
      .enum(['default', 'appointments', 'assignment'])
      .nullable()
      .meta({ description: 'Why it cannot be deleted; null: it can' }),
  })
  .meta({ id: 'CalendarDetail' });

export const calendarDetailsSchema = z
  .strictObject({
    calendars: z.array(calendarDetailSchema),
    people: z.array(personSchema).meta({ description: 'Who can own one' }),
    senders: z.array(
      z.strictObject({ id: z.uuid(), type: z.enum(['phone', 'email']), address: z.string(), is_default: z.boolean() }),
    ),
  })
  .meta({ id: 'CalendarDetails' });

export const createCalendarSchema = z.strictObject(shape).meta({ id: 'CreateCalendar' });

export const changeCalendarSchema = z
  .strictObject({
    ...shape,
    is_default: z.literal(true, 'is given up only by making another calendar the default').optional(),
  })
  .partial()
  .meta({ id: 'ChangeCalendar' });

export type CalendarDetail = z.output<typeof calendarDetailSchema>;
export type CalendarDetails = z.output<typeof calendarDetailsSchema>;
export type CreateCalendar = z.output<typeof createCalendarSchema>;
export type ChangeCalendar = z.output<typeof changeCalendarSchema>;
