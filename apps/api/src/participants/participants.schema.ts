import { z } from 'zod';
import { participantRequestSchema } from '../events/event-request.schema.ts';

export const setStateSchema = z
  .strictObject({
    state: z.enum(
      ['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested'],
      'is no state of a participant',
    ),
  })
  .meta({ id: 'SetState' });

/** Somebody to put on an event. */
export const addParticipantSchema = z
  .strictObject({ participant: participantRequestSchema })
  .meta({ id: 'AddParticipant' });

export type AddParticipant = z.output<typeof addParticipantSchema>;
export type SetState = z.output<typeof setStateSchema>;
