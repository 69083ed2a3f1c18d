import { z } from 'zod';

/** Keys a phone presses by itself. */
const LONGEST_SCRIPT = 50;

/**
 * What a phone does with a call by itself. `ring`: nothing, somebody must answer; `no_answer` rings for a moment and not
 * for the whole timeout, so that nobody has to wait for it; `answer` presses one of its keys each time it is asked for one.
 */
export const phoneManner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ring') }),
  z.strictObject({ kind: z.literal('no_answer') }),
  z.strictObject({ kind: z.literal('busy') }),
  z.strictObject({ kind: z.literal('voicemail') }),
  z.strictObject({
    kind: z.literal('answer'),
    keys: z
      .string()
      .max(LONGEST_SCRIPT)
      .regex(/^[0-9*#]*$/, 'must be keys of a phone: 0 to 9, * and #'),
  }),
]);

export type PhoneManner = z.infer<typeof phoneManner>;
