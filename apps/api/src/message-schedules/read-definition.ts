import { parseDefinition } from '@kept/rules/parse-definition';
import type { Definition } from '@kept/rules/document';
import { invalidRequest } from '../problems/invalid-request.ts';

/** A definition from a request; throws a problem that points into it, and so into the request, where it is wrong. */
export function readDefinition(value: unknown): Definition {
  const parsed = parseDefinition(value);
  if (parsed.ok) return parsed.definition;
  throw invalidRequest(
    parsed.issues.map(({ code, pointer, message }) => ({ field: `/definition${pointer}`, code, message })),
  );
}
