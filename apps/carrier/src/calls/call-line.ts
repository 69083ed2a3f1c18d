import { z } from 'zod';

/** What is heard or done in a call, as its phone shows it. */
export const callLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('said'),
    text: z.string(),
    voice: z.string().nullable(),
    language: z.string().nullable(),
  }),
  z.object({ kind: z.literal('played'), url: z.string() }),
  z.object({ kind: z.literal('pressed'), key: z.string() }),
  /** The carrier speaks by itself. */
  z.object({ kind: z.literal('carrier_said'), text: z.string() }),
  /** The call goes on to somebody else. */
  z.object({ kind: z.literal('forwarded'), number: z.string() }),
]);

export type CallLine = z.infer<typeof callLine>;
