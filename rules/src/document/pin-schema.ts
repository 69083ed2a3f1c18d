import { z } from 'zod/mini';
import { textSchema } from './text-schema.ts';

/** What a sealed PIN begins with; what follows only the account that sealed it can open. */
export const SEALED_PIN = 'sealed:';

/**
 * The PIN that one auto message asks for: words with a field in them, or a PIN under seal. None can stand here in clear,
 * for documents are kept, exported and read by whoever may see a schedule (ADR 0077).
 */
export const pinSchema = textSchema(300).check(
  z.refine((pin) => pin.startsWith(SEALED_PIN) || pin.includes('{{'), {
    error: 'must be a field such as {{ custom.pin }}, or a sealed PIN',
  }),
);
