import type { Problem } from './problem.ts';

/** Answers that leave open whether it was done, so that the next try must be the same one to the API. */
const OPEN = new Set(['unreachable', 'database_unavailable', 'internal_error']);

/**
 * Makes a write that may be offered again without being done twice. `write` gets the Idempotency-Key; it stays the
 * same until an answer says what became of it. Make one for each form, when it opens.
 */
export function withOneKey<Input, Result extends { readonly error?: Problem | undefined }>(
  write: (input: Input, idempotency_key: string) => Promise<Result>,
): (input: Input) => Promise<Result> {
  let key = crypto.randomUUID();
  return async (input) => {
    const result = await write(input, key);
    if (result.error === undefined || !OPEN.has(result.error.code)) key = crypto.randomUUID();
    return result;
  };
}
