import { z } from 'zod/mini';
import { scriptSchema } from '../document/content-schemas.ts';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { translationsSchema } from '../document/translations-schema.ts';
import { sayScript } from '../turn/say-script.ts';
import type { ActionKind } from './action-kind.ts';

const wording = { script: z._default(scriptSchema, []) };

export const saySchema = z.strictObject({
  type: z.literal('say'),
  ...wording,
  translations: translationsSchema(z.strictObject(wording)),
});

export type Say = DeepReadonly<z.infer<typeof saySchema>>;

/** Seed: "Respond to the client (during the same call) and then hang up" (ruling 19). */
export const say: ActionKind<Say> = {
  label: 'say',
  types: ['call'],
  purposes: ['reminder', 'booking', 'follow_up'],
  ends_turn: true,
  sends: false,
  needs_call: true,
  marks: null,
  run(_action, context) {
    sayScript(context, 'hang_up');
  },
};
