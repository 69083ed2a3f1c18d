import type { ListAppointmentsData } from '#lib/api/generated/types.gen.ts';

type Query = NonNullable<ListAppointmentsData['query']>;

/** What narrows the list, with its names in the address and in the API alike. */
const FILTERS = ['from', 'to', 'state', 'calendar', 'schedule', 'attention', 'q'] as const;

/** Filters that look for something wherever it lies, so that the list begins with the newest of it. */
const SEEKING = ['state', 'attention', 'q'] as const;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const given = (params: URLSearchParams, name: string): string | null => {
  const value = params.get(name)?.trim() ?? '';
  return value === '' ? null : value;
};

/** The filters an address names, for counting what passes them. A day that is none is left out. */
export function filterQuery(params: URLSearchParams): Query {
  const entries = FILTERS.flatMap((name) => {
    const value = given(params, name);
    const is_fit = value !== null && (!['from', 'to'].includes(name) || DATE.test(value));
    return is_fit ? [[name, value] as const] : [];
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
  const seeks = SEEKING.some((name) => given(params, name) !== null);
  const within = given(params, 'from') !== null || given(params, 'to') !== null;
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
