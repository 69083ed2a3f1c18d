import { z } from 'zod';
import { customDataSchema } from './custom-data.schema.ts';

export const participantSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    state: z.enum(['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested']),
    custom_data: customDataSchema,
    contact_id: z.uuid().nullable(),
  })
  .meta({ id: 'Participant' });

/** An appointment as the API shows it. `title` carries the tag of the answers, `authored_title` does not. */
export const eventSchema = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    authored_title: z.string(),
    start_time: z.iso.datetime({ offset: true }),
    end_time: z.iso.datetime({ offset: true }),
    time_zone: z.string(),
    location: z.string().nullable(),
    all_day: z.boolean(),
    external_id: z.string().nullable(),
    calendar_id: z.uuid(),
    custom_data: customDataSchema,
    status: z.enum(['scheduled', 'cancelled']),
    version: z.int(),
    etag: z
      .string()
      .meta({ description: 'Changes with every edit of the event or its participants; send it as If-Match' }),
    participants: z.array(participantSchema),
  })
  .meta({ id: 'Event' });

export const eventsSchema = z.strictObject({ events: z.array(eventSchema) }).meta({ id: 'Events' });

export const eventPageSchema = z
  .strictObject({
    events: z.array(eventSchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'EventPage' });

export type Event = z.output<typeof eventSchema>;
export type EventPage = z.output<typeof eventPageSchema>;
