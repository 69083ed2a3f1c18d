import { Problem } from '../problems/problem.ts';

/** Another event, not deleted, has the id. `fields` point at where the request says it. */
export function externalIdTaken(fields: readonly string[]): Problem {
  return new Problem({
    status: 409,
    code: 'external_id_taken',
    title: 'An event with this external_id exists',
    detail: 'Nothing was stored. Change that event instead, or give another external_id.',
    errors: fields.map((field) => ({ field, code: 'external_id_taken', message: 'belongs to another event' })),
  });
}
