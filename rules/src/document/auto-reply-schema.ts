import { z } from 'zod/mini';
import { actionSchema } from '../actions/action-schema.ts';
import { triggerSchema } from '../triggers/trigger-schema.ts';
import { idSchema } from './id-schema.ts';
import { listOf } from './list-of.ts';

/** One trigger and what it does, in order. */
export const autoReplySchema = z.strictObject({
  id: idSchema,
  trigger: triggerSchema,
  actions: z._default(listOf(actionSchema, 20), []),
});
