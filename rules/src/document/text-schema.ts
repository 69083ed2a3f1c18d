import { z } from 'zod/mini';

/** Authored text up to `max` UTF-16 units that a database and a carrier can hold: no NUL, no broken surrogates. */
export function textSchema(max: number) {
  return z.string().check(
    z.maxLength(max),
    z.refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
      error: 'contains a character that cannot be stored',
    }),
  );
}
