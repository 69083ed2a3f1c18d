import { Problem, type FieldError } from './problem.ts';

/** Well-formed, but some fields cannot be what they are; nothing was stored. */
export function invalidRequest(errors: readonly FieldError[]): Problem {
  return new Problem({
    status: 422,
    code: 'invalid_request',
    title: 'The request has fields that cannot be accepted',
    detail: 'Nothing was stored. Each field below says what is wrong with it.',
    errors,
  });
}
