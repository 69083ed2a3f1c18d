import { z } from 'zod';
import { inPlainWords } from './in-plain-words.ts';
import type { FieldError } from './problem.ts';

/** What zod says of an issue beyond the Standard Schema's path and message. */
const issueSchema = z.object({
  code: z.string().default('invalid'),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).default([]),
  keys: z.array(z.string()).optional(),
  expected: z.string().optional(),
  params: z.object({ code: z.string().optional() }).optional(),
});

const pointer = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * The issues of a schema as field errors: JSON pointers into a body, plain names for query and path parameters. An issue
 * about unknown keys becomes one error for each.
 */
export function fieldErrorsOf(issues: readonly unknown[], place: 'body' | 'parameter'): readonly FieldError[] {
  return issues.flatMap((found) => {
    const issue = issueSchema.safeParse(found);
    if (!issue.success) return [{ field: '', code: 'invalid', message: 'is not acceptable' }];
    const { path, message, expected, keys, params } = issue.data;
    const name = (full: readonly (string | number)[]) => (place === 'body' ? pointer(full) : full.join('.'));
    if (keys !== undefined) {
      return keys.map((key) => ({
        field: name([...path, key]),
        code: 'unknown_field',
        message: 'is not a field of this request',
      }));
    }
    const words = inPlainWords({ message, expected: expected ?? null, whole: place === 'body' && path.length === 0 });
    return [{ field: name(path), code: params?.code ?? issue.data.code, message: words }];
  });
}
