import { z } from 'zod';
import type { Element } from '../twiml/element.ts';
import type { TwimlProblem } from '../twiml/read-response.ts';

const SCHEMA_VALIDATION = 12200;

/**
 * Reads a verb's attributes, all of them: one the schema does not name is a problem, as a wrong value is.
 * @param given.codes Twilio's code for a wrong value of an attribute; 12200 for those not named.
 */
export function readAttributes<Schema extends z.ZodType>(given: {
  readonly verb: Element;
  readonly schema: Schema;
  readonly codes: Readonly<Record<string, number>>;
}):
  | { readonly ok: true; readonly attributes: z.output<Schema> }
  | { readonly ok: false; readonly problem: TwimlProblem } {
  const { verb, schema, codes } = given;
  const read = schema.safeParse(verb.attributes);
  if (read.success) return { ok: true, attributes: read.data };
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const message = `Schema validation: ${verb.name} has no attribute ${issue.keys.join(', ')}`;
    return { ok: false, problem: { code: SCHEMA_VALIDATION, message } };
  }
  const name = String(issue?.path[0] ?? '');
  const message = `${verb.name}: Invalid ${name} value: ${verb.attributes[name] ?? ''}`;
  return { ok: false, problem: { code: codes[name] ?? SCHEMA_VALIDATION, message } };
}
