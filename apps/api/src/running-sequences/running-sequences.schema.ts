import { z } from 'zod';

const named = z.strictObject({ id: z.uuid(), name: z.string() });

export const runningQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional().meta({ description: 'The `next_cursor` of the page before' }),
  q: z.string().max(200).optional().meta({ description: 'Part of a name or of a title' }),
});

export const runningListSchema = z
  .strictObject({
    sequences: z.array(
      z
        .strictObject({
          sequence_id: z.uuid(),
          participant: named,
          appointment: z.strictObject({
            id: z.uuid(),
            title: z.string(),
            start_time: z.iso.datetime({ offset: true }),
            time_zone: z.string(),
          }),
          sentence: z.string().meta({ description: 'Where it stands' }),
          revision_number: z.int().nullable().meta({ description: 'The revision that its unsent messages follow' }),
          wake_at: z.iso.datetime().nullable(),
        })
        .meta({ id: 'RunningSequence' }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'RunningSequences' });

export const pathSchema = z
  .strictObject({
    visited: z.array(z.strictObject({ auto_message_id: z.string(), at: z.iso.datetime(), status: z.string() })),
    edges: z
      .array(
        z.strictObject({
          auto_message_id: z.string(),
          auto_reply_id: z.string().nullable(),
          built_in_id: z.string().nullable(),
          at: z.iso.datetime(),
        }),
      )
      .meta({ description: 'Answers that matched, in order: authored ones or built-in ones' }),
    waiting: z
      .strictObject({ auto_message_id: z.string(), until: z.iso.datetime().nullable() })
      .nullable()
      .meta({ description: 'The message whose answer it waits for, and when it acts on silence' }),
    sentence: z.string(),
    workflow_id: z.string(),
    temporal_url: z.string().nullable().meta({ description: 'For operators of the installation' }),
  })
  .meta({ id: 'SequencePath' });

export type RunningQuery = z.output<typeof runningQuerySchema>;
export type RunningList = z.output<typeof runningListSchema>;
export type PathAnswer = z.output<typeof pathSchema>;
