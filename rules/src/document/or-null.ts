import { z } from 'zod/mini';

/** What may be left out or null, which is the same: nothing is given. */
export function orNull<T extends z.core.SomeType>(schema: T) {
  return z._default(z.nullable(schema), null);
}
