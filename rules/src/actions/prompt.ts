import { z } from 'zod/mini';
import { scriptSchema } from '../document/content-schemas.ts';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { translationsSchema } from '../document/translations-schema.ts';
import { sayScript } from '../turn/say-script.ts';
import { spendOnCall } from '../turn/spend-on-call.ts';
import type { ActionKind } from './action-kind.ts';

const wording = { script: z._default(scriptSchema, []) };

export const promptSchema = z.strictObject({
  type: z.literal('prompt'),
  ...wording,
  translations: translationsSchema(z.strictObject(wording)),
});

export type Prompt = DeepReadonly<z.infer<typeof promptSchema>>;

/** Seed: "Respond to the client (during the same call) and then wait for the client to dial another digit"; three times a call (ruling 19). */
export const prompt: ActionKind<Prompt> = {
  label: 'prompt',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: true,
  sends: false,
  needs_call: true,
  marks: null,
  run(_action, context) {
    if (spendOnCall(context, 'prompts')) sayScript(context, 'wait_for_digit');
  },
};
