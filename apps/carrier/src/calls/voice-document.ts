import { z } from 'zod';
import type { TwimlProblem } from '../twiml/read-response.ts';

const method = z.enum(['GET', 'POST']);

/** `gather` is the index of the gather that listens meanwhile, null when no key counts. */
const during = { gather: z.number().nullable() };
/** How often; 1000 for "until the call ends". */
const times = z.number();

const step = z.discriminatedUnion('kind', [
  z.object({
    ...during,
    kind: z.literal('say'),
    text: z.string(),
    voice: z.string().nullable(),
    language: z.string().nullable(),
    times,
  }),
  z.object({ ...during, kind: z.literal('play'), url: z.string(), times }),
  z.object({ ...during, kind: z.literal('tones'), digits: z.string(), times }),
  z.object({ ...during, kind: z.literal('pause'), seconds: z.number() }),
  /** Waits for keys when all that the gather says was said. */
  z.object({ kind: z.literal('listen'), gather: z.number() }),
  z.object({ kind: z.literal('redirect'), url: z.string(), method }),
  z.object({
    kind: z.literal('dial'),
    number: z.string(),
    caller_id: z.string().nullable(),
    timeout_s: z.number(),
    time_limit_s: z.number(),
    hang_up_on_star: z.boolean(),
    /** Null: the document goes on after the call. */
    action: z.string().nullable(),
    method,
  }),
  z.object({ kind: z.literal('hangup') }),
]);

const gather = z.object({
  action: z.string(),
  method,
  num_digits: z.number().nullable(),
  timeout_s: z.number(),
  /** '' for none. */
  finish_on_key: z.string(),
  action_on_empty_result: z.boolean(),
});

/** A TwiML document of voice as the steps of a call, nested verbs in their order; addresses are absolute. */
export const voiceDocument = z.object({ url: z.string(), steps: z.array(step), gathers: z.array(gather) });

export type VoiceStep = Readonly<z.infer<typeof step>>;
export type Gather = Readonly<z.infer<typeof gather>>;
export type VoiceDocument = {
  readonly url: string;
  readonly steps: readonly VoiceStep[];
  readonly gathers: readonly Gather[];
};

/** What a verb means for the call, or what is wrong with it. */
export type ReadVerb =
  | { readonly ok: true; readonly steps: readonly VoiceStep[] }
  | { readonly ok: false; readonly problem: TwimlProblem };
