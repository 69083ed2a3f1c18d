import { z } from 'zod';
import { draftDefinition } from '../message-schedules/message-schedule.schema.ts';

export const impactRequestSchema = z
  .strictObject({
    definition: z.optional(draftDefinition).meta({ description: 'Without one, the draft' }),
    cursor: z.uuid('is no cursor of ours').optional().meta({ description: 'The `next_cursor` of the page before' }),
  })
  .prefault({})
  .meta({ id: 'EstimateImpact' });

export const impactSchema = z
  .strictObject({
    total: z.int().meta({ description: 'Sequences that run with the schedule now' }),
    looked_at: z.int().meta({ description: 'Of this page' }),
    touched: z.int().meta({ description: 'Of this page: those whose messages would change' }),
    sequences: z.array(
      z
        .strictObject({
          sequence_id: z.uuid(),
          participant_name: z.string(),
          appointment: z.strictObject({
            id: z.uuid(),
            title: z.string(),
            start_time: z.iso.datetime({ offset: true }),
          }),
          sentences: z.array(z.string()),
        })
        .meta({ id: 'TouchedSequence' }),
    ),
    next_cursor: z.uuid().nullable(),
  })
  .meta({ id: 'Impact' });

export type ImpactRequestBody = z.output<typeof impactRequestSchema>;
export type ImpactAnswer = z.output<typeof impactSchema>;
