import { z } from 'zod';
import { changeEventSchema, eventRequestSchema } from '../events/event-request.schema.ts';

/** What would be done: `create` an event, or make a `change` to the one with the `id`, or `delete` it. */
export const previewRequestSchema = z
  .strictObject({
    create: eventRequestSchema.optional(),
    id: z.uuid('is not an id of ours').optional(),
    change: changeEventSchema.optional(),
    delete: z.literal(true, 'must be true').optional(),
  })
  .refine(
    ({ create, change, delete: gone }) => [create, change, gone].filter((each) => each !== undefined).length === 1,
    {
      error: 'must hold one of create, change and delete',
      params: { code: 'one_of_three' },
    },
  )
  .refine(({ create, id }) => (create === undefined) === (id !== undefined), {
    error: 'must name the id of the event to change or delete, and none to create one',
    path: ['id'],
  })
  .meta({ id: 'PreviewRequest' });

const message = z
  .strictObject({
    auto_message_id: z.string(),
    name: z.string(),
    channel: z.enum(['sms', 'email', 'call']),
    change: z.enum(['added', 'moved', 'withdrawn', 'unchanged', 'sent_now', 'skipped']),
    before_at: z.string().nullable(),
    after_at: z.string().nullable(),
    sentence: z.string(),
  })
  .meta({ id: 'PreviewedMessage' });

/** What it would do to the messages of each participant. */
export const previewSchema = z
  .strictObject({
    participants: z.array(
      z
        .strictObject({
          participant_id: z.uuid().nullable(),
          name: z.string(),
          problem: z.string().nullable().meta({ description: 'Why little or nothing can reach them' }),
          messages: z.array(message),
        })
        .meta({ id: 'PreviewedParticipant' }),
    ),
  })
  .meta({ id: 'Preview' });

export type PreviewRequestBody = z.output<typeof previewRequestSchema>;
