import { z } from 'zod';
import { actionSchema } from '../actions/action-schema.ts';
import { triggerSchema } from '../triggers/trigger-schema.ts';
import { idSchema } from './id-schema.ts';

/** One trigger and what it does, in order. */
export const autoReplySchema = z.strictObject({
  id: idSchema,
  trigger: triggerSchema,
  actions: z.array(actionSchema).max(20).default([]),
});
