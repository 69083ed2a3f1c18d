import { z } from 'zod';
import { definitionSchema } from './document.ts';

/** JSON Schema (2020-12) of what an author writes; fields with defaults are optional in it. */
export function definitionJsonSchema() {
  return z.toJSONSchema(definitionSchema, { io: 'input', target: 'draft-2020-12' });
}
