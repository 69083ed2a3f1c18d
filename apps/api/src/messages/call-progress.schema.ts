import { z } from 'zod';

/** Describes how a call went for the reference; `sequences` reads it. */
export const callProgressSchema = z
  .strictObject({
    status: z.enum(['placed', 'ringing', 'answered', 'ended']),
    answered_by: z.enum(['person', 'machine']).nullable(),
    outcome: z.enum(['completed', 'no_answer', 'busy', 'voicemail', 'failed']).nullable().meta({
      description: 'null until it is over; completed: a person took it',
    }),
    duration_s: z.int().nullable(),
    forwarded_to: z.string().nullable().meta({ description: 'The number the client was connected with' }),
    forward_outcome: z.enum(['completed', 'no_answer', 'busy', 'failed']).nullable(),
  })
  .meta({ id: 'CallProgress' });
