import { z } from 'zod';
import { voiceDocument } from './voice-document.ts';

/** A request for TwiML: `parameters` beside those of every request of the call. */
const documentRequest = z.object({
  url: z.string(),
  method: z.enum(['GET', 'POST']),
  parameters: z.record(z.string(), z.string()),
  /** Whether it is the fallback's turn already. */
  is_fallback: z.boolean(),
});

export type DocumentRequest = Readonly<z.infer<typeof documentRequest>>;

/** `at` is the index of the step. */
const place = { document: voiceDocument, at: z.number() };

/** Where a call is; kept as JSON, so that a restart goes on there. */
export const callProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({ kind: z.literal('ringing') }),
  /** Picked up, and the carrier listens who it is. */
  z.object({ kind: z.literal('detecting') }),
  z.object({ kind: z.literal('fetching'), request: documentRequest }),
  /** In a step that takes time. `keys` were pressed for its gather, `left` is how often it comes again. */
  z.object({ ...place, kind: z.literal('running'), keys: z.string(), left: z.number() }),
  /** Talks with the call of a <Dial>, or waits for it to be answered. */
  z.object({ ...place, kind: z.literal('dialling') }),
  /** The other end of a <Dial>, talking. */
  z.object({ kind: z.literal('bridged') }),
  z.object({ kind: z.literal('ended') }),
]);

export type CallProgress = z.infer<typeof callProgress>;
