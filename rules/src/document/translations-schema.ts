import { z } from 'zod';

const locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a locale such as es or pt-BR' });

/** The same content by locale; the default stands beside it, not in it. */
export function translationsSchema<T extends z.ZodType>(content: T) {
  return z.record(locale, content).default({});
}
