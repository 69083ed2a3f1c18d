import { z } from 'zod';
import { participantSchema } from '../events/event.schema.ts';

const named = z.strictObject({ id: z.uuid(), name: z.string() });

/** What a member of staff may have to look at: a message failed, waits for release or went out without an answer; a sequence is stuck. */
export const attentionSchema = z.enum(['failed', 'held', 'unknown', 'stuck']);

export const lastEventSchema = z
  .strictObject({
    what: z.enum([
      'confirmed',
      'accepted',
      'declined',
      'cancelled',
      'reschedule_requested',
      'sent',
      'delivered',
      'failed',
      'replied',
      'moved',
      'created',
    ]),
    at: z.iso.datetime(),
  })
  .meta({ id: 'LastEvent' });

/** An appointment as a line of the list. `title` carries the tag of the answers, `authored_title` does not. */
export const appointmentRowSchema = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    authored_title: z.string(),
    start_time: z.iso.datetime({ offset: true }),
    end_time: z.iso.datetime({ offset: true }),
    time_zone: z.string(),
    all_day: z.boolean(),
    location: z.string().nullable(),
    status: z.enum(['scheduled', 'cancelled']),
    calendar: named,
    participants: z.array(participantSchema.pick({ id: true, name: true, state: true })),
    schedules: z.array(named),
    messages: z
      .strictObject({
        sent: z.int().meta({ description: 'To clients, taken by the carrier' }),
        planned: z
          .int()
          .nullable()
          .meta({ description: 'Still to go out by themselves; null until the first decision' }),
        failed: z.int(),
        held: z.int().meta({ description: 'Waiting for staff to release them' }),
        unknown: z.int().meta({ description: 'Handed to the carrier without an answer' }),
      })
      .meta({ id: 'MessageCounts' }),
    attention: z.array(attentionSchema),
    last_event: lastEventSchema.nullable(),
    etag: z.string(),
  })
  .meta({ id: 'AppointmentRow' });

export const appointmentPageSchema = z
  .strictObject({
    appointments: z.array(appointmentRowSchema),
    next_cursor: z.string().nullable(),
    previous_cursor: z.string().nullable(),
  })
  .meta({ id: 'AppointmentPage' });

export const appointmentCountSchema = z
  .strictObject({
    count: z.int(),
    capped: z.boolean().meta({ description: 'There are more; counting stopped' }),
  })
  .meta({ id: 'AppointmentCount' });

export const calendarsSchema = z
  .strictObject({ calendars: z.array(named.extend({ time_zone: z.string() })) })
  .meta({ id: 'Calendars' });

export type Attention = z.output<typeof attentionSchema>;
export type LastEvent = z.output<typeof lastEventSchema>;
export type AppointmentRow = z.output<typeof appointmentRowSchema>;
export type AppointmentPage = z.output<typeof appointmentPageSchema>;
export type AppointmentCount = z.output<typeof appointmentCountSchema>;
export type Calendars = z.output<typeof calendarsSchema>;
