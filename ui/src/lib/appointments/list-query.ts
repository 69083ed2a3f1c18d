import { ATTENTION, STATES } from './filter-values.ts';
import type { ListAppointmentsData } from '#lib/api/generated/types.gen.ts';

type Query = NonNullable<ListAppointmentsData['query']>;

/** What narrows the list, with its names in the address and in the API alike. */
const FILTERS = ['from', 'to', 'state', 'calendar', 'schedule', 'attention', 'q'] as const;

/** Filters that look for something wherever it lies, so that the list begins with the newest of it. */
const SEEKING = ['state', 'attention', 'q'] as const;

const given = (params: URLSearchParams, name: string): string | null => {
  const value = params.get(name)?.trim() ?? '';
  return value === '' ? null : value;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST_SEARCH = 200;

const fitting = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : null);

const known = (words: readonly string[]) => (value: string) => {
  const named = value.split(',').filter((word) => words.includes(word));
  return named.length === 0 ? null : named.join(',');
};

/** What of each filter in an address the API knows: an address is typed, shortened and passed on by people. */
const READERS: Readonly<Record<(typeof FILTERS)[number], (value: string) => string | null>> = {
  from: fitting(DATE),
  to: fitting(DATE),
  state: known(STATES),
  calendar: fitting(ID),
  schedule: fitting(ID),
  attention: known(ATTENTION),
  q: (value) => value.slice(0, LONGEST_SEARCH),
};

/** The filters an address names, for counting what passes them. What is no filter of the list is left out. */
export function filterQuery(params: URLSearchParams): Query {
  const entries = FILTERS.flatMap((name) => {
    const value = given(params, name);
    const read = value === null ? null : READERS[name](value);
    return read === null ? [] : [[name, read] as const];
  });
  return Object.fromEntries(entries);
}

/** Whether anything narrows the list. */
export function isFiltered(params: URLSearchParams): boolean {
  return Object.keys(filterQuery(params)).length > 0;
}

/** The order an address asks for: soonest first, but for who seeks something. */
export function listOrder(params: URLSearchParams): 'soonest' | 'latest' {
  const order = given(params, 'order');
  if (order === 'soonest' || order === 'latest') return order;
  const filters = filterQuery(params);
  const seeks = SEEKING.some((name) => name in filters);
  const within = 'from' in filters || 'to' in filters;
  return seeks && !within ? 'latest' : 'soonest';
}

/**
 * What to ask the API for an address. Without filters on days or for something the first page begins with today, and
 * what is past is on the pages before it.
 */
export function listQuery(params: URLSearchParams, today: string): Query {
  const filters = filterQuery(params);
  const order = listOrder(params);
  const cursor = given(params, 'cursor');
  const is_whole = order === 'soonest' && !['from', 'to', ...SEEKING].some((name) => name in filters);
  return {
    ...filters,
    order,
    ...(cursor === null ? {} : { cursor }),
    ...(cursor === null && is_whole ? { at: today } : {}),
  };
}
