const KINDS: Readonly<Record<string, string>> = {
  string: 'must be a text',
  number: 'must be a number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
};

/** What zod says by itself begins so; whatever a schema says in its own words is left as it is. */
const BY_ITSELF = /^Invalid (?:input|option|discriminator)/;

interface Complaint {
  readonly message: string;
  /** The kind of value that was wanted, as zod names it, if it says. */
  readonly expected: string | null;
  /** Whether it is about the body as a whole. */
  readonly whole: boolean;
}

/** A complaint of zod about the kind of a value, for the reader of a request: it continues the name of the field. */
export function inPlainWords({ message, expected, whole }: Complaint): string {
  if (!BY_ITSELF.test(message)) return message;
  if (whole) return 'the body must be a JSON object, sent with content-type: application/json';
  if (message.endsWith('received undefined')) return 'is missing';
  const choices = [...message.matchAll(/["']([^"']+)["']/g)].map((match) => match[1]);
  if (choices.length > 1) return `must be one of ${choices.join(', ')}`;
  return KINDS[expected ?? ''] ?? message;
}
