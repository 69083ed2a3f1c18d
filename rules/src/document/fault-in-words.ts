import { z } from 'zod/mini';

type Fault = Parameters<z.core.$ZodErrorMap>[0];

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
};

/** What is wrong with a value and what would do, in an author's words; a schema that says it better speaks for itself. */
export function faultInWords(fault: Fault): string {
  switch (fault.code) {
    case 'invalid_type':
      return fault.input === undefined ? 'is missing' : `must be ${TYPES[fault.expected] ?? fault.expected}`;
    case 'invalid_value':
      return `must be ${fault.values.join(' or ')}`;
    case 'too_big':
      return `must be at most ${fault.maximum}${fault.origin === 'string' ? ' characters' : ''}`;
    case 'too_small':
      return `must be at least ${fault.minimum}`;
    case 'unrecognized_keys':
      return `has unknown fields: ${fault.keys.join(', ')}`;
    case 'invalid_key':
      return `its name ${fault.issues[0]?.message ?? ''}`;
    default:
      return 'is not valid here';
  }
}
