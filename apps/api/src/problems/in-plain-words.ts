const KINDS: Readonly<Record<string, string>> = {
  string: 'must be a text',
  number: 'must be a number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
  int: 'must be a whole number',
};

/** Formats that zod names as a programmer would. */
const FORMATS: Readonly<Record<string, string>> = {
  'Invalid UUID': 'is not an id of ours',
  'Invalid ISO date': 'is no day such as 2026-11-21',
  'Invalid ISO datetime': 'is no time such as 2026-11-21T09:00:00Z',
  'Invalid email address': 'is no email address',
  'Invalid URL': 'is no address of a page, such as https://example.org',
};

/** Limits, as zod says them by itself. */
const LIMIT = /^Too (small|big): expected (\w+) to (?:be|have) [<>]=?(\S+)/;

const COUNTED: Readonly<Record<string, { readonly one: string; readonly more: string }>> = {
  string: { one: 'character', more: 'characters' },
  array: { one: 'entry', more: 'entries' },
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
  const limit = LIMIT.exec(message);
  if (limit !== null) return limitInWords({ side: limit[1], kind: limit[2], limit: limit[3] });
  const format = FORMATS[message];
  if (format !== undefined) return format;
  if (!BY_ITSELF.test(message)) return message;
  if (whole) return 'the body must be a JSON object, sent with content-type: application/json';
  if (message.endsWith('received undefined')) return 'is missing';
  const choices = [...message.matchAll(/["']([^"']+)["']/g)].map((match) => match[1]);
  if (choices.length > 1) return `must be one of ${choices.join(', ')}`;
  return KINDS[expected ?? ''] ?? message;
}

function limitInWords({ side, kind, limit }: Readonly<Record<'side' | 'kind' | 'limit', string | undefined>>): string {
  const [beyond, than] = side === 'small' ? ['below', 'fewer'] : ['above', 'more'];
  const counted = COUNTED[kind ?? ''];
  if (counted !== undefined) return `has ${than} than ${limit} ${limit === '1' ? counted.one : counted.more}`;
  return `is ${beyond} ${limit}`;
}
