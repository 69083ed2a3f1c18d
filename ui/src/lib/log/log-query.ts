import type { ListLogData } from '#lib/api/generated/types.gen.ts';

type Query = NonNullable<ListLogData['query']>;

/** What the log can be narrowed to, as the page's address names it. */
export const KINDS = {
  sent: 'Messages sent',
  received: 'Replies',
  state: 'Answers to appointments',
  stop_list: 'Opt-outs and consent',
  problem: 'Problems',
  change: 'Changes by people',
} as const satisfies Readonly<Record<NonNullable<Query['kind']>, string>>;

type Kind = keyof typeof KINDS;

const isKind = (text: string | null): text is Kind => text !== null && Object.hasOwn(KINDS, text);

const PLAIN = ['address', 'appointment_id', 'from', 'to'] as const;

/** The part that a file of it takes as well. */
export function logFilter(params: URLSearchParams): Omit<Query, 'older_than' | 'newer_than' | 'limit'> {
  const kind = params.get('kind');
  const given = PLAIN.flatMap((name) => {
    const value = params.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return { ...(isKind(kind) ? { kind } : {}), ...Object.fromEntries(given) };
}

/** What an address of the page asks of the API; a filter it does not know is left out. */
export function logQuery(params: URLSearchParams): Query {
  const older_than = params.get('older_than');
  const newer_than = params.get('newer_than');
  return {
    ...logFilter(params),
    ...(older_than === null ? {} : { older_than }),
    ...(newer_than === null ? {} : { newer_than }),
  };
}
