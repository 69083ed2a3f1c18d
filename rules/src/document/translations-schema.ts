import { z } from 'zod/mini';

const locale = z
  .string()
  .check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a locale such as es or pt-BR' }));

/** The same content by locale; the default stands beside it, not in it. */
export function translationsSchema<T extends z.core.SomeType>(content: T) {
  return z._default(z.record(locale, content), {});
}
