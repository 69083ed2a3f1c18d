import { z } from 'zod';
import { problemSchema } from '../problems/problem.schema.ts';
import { eventSchema } from './event.schema.ts';

/** The answer to a stale If-Match: nothing was stored, and `current` is what stands now. */
export const changedMeanwhileSchema = problemSchema
  .extend({ code: z.literal('changed_meanwhile'), current: eventSchema })
  .meta({ id: 'ChangedMeanwhile' });
