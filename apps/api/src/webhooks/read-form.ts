import type { z } from 'zod';
import { fieldErrorsOf } from '../problems/field-errors-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { Form } from './form-of.ts';

/** What a schema reads of a form; throws a 422 that names the parameter. */
export function readForm<T extends z.ZodType>(schema: T, form: Form): z.output<T> {
  const parsed = schema.safeParse(form);
  if (!parsed.success) throw invalidRequest(fieldErrorsOf(parsed.error.issues, 'parameter'));
  return parsed.data;
}
