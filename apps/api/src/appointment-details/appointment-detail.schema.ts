import { z } from 'zod';
import { appointmentRowSchema } from '../appointments/appointment-row.schema.ts';
import { customDataSchema } from '../events/custom-data.schema.ts';
import { eventSchema, participantSchema } from '../events/event.schema.ts';

const sequence = z
  .strictObject({
    id: z.uuid(),
    schedule: z.strictObject({ id: z.uuid(), name: z.string() }),
    state: participantSchema.shape.state,
    sentence: z.string().meta({ description: 'What it does now, in words' }),
    finished: z.boolean(),
    held_at: z.string().nullable(),
    held_reason: z.string().nullable(),
    stuck_at: z.string().nullable(),
    stuck_reason: z.string().nullable(),
    wake_at: z.string().nullable(),
    workflow_id: z.string(),
    temporal_url: z.string().nullable().meta({ description: 'For operators' }),
  })
  .meta({ id: 'AppointmentSequence' });

const participant = z
  .strictObject({
    ...participantSchema.shape,
    custom_data: customDataSchema,
    state_set_at: z.string().nullable(),
    state_set_by: z.enum(['client', 'staff', 'api', 'system']).nullable(),
    stopped: z.array(z.enum(['phone', 'email'])).meta({ description: 'Which of the addresses is on the stop list' }),
    refused: z
      .array(z.enum(['sms', 'email', 'call']))
      .meta({ description: 'How they do not want to be reached, wherever they take part' }),
    sequence: sequence.nullable(),
  })
  .meta({ id: 'AppointmentParticipant' });

/** One appointment with everything a screen shows of it but its messages. */
export const appointmentDetailSchema = z
  .strictObject({
    ...appointmentRowSchema.shape,
    ...eventSchema.pick({ external_id: true, custom_data: true, version: true }).shape,
    created_at: z.string(),
    participants: z.array(participant),
    removed_participants: z
      .array(z.strictObject({ id: z.uuid(), name: z.string() }))
      .meta({ description: 'Taken off, but spoken of by messages' }),
  })
  .meta({ id: 'AppointmentDetail' });

export type AppointmentDetail = z.output<typeof appointmentDetailSchema>;
