import type { z } from 'zod';
import { BadRequest } from './bad-request.ts';

/** Parses a part of a control request. @throws BadRequest naming each wrong field. */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new BadRequest(
    400,
    parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  );
}
