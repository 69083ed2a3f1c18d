import { z } from 'zod';

export const setStateSchema = z
  .strictObject({
    state: z.enum(
      ['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested'],
      'is no state of a participant',
    ),
  })
  .meta({ id: 'SetState' });

export type SetState = z.output<typeof setStateSchema>;
