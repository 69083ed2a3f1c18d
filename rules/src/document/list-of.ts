import { z } from 'zod/mini';

/** A list of at most `max` of them. */
export function listOf<T extends z.core.SomeType>(schema: T, max: number) {
  return z.array(schema).check(z.maxLength(max));
}
