import type { Filter } from './filter.ts';
import { dateWords } from './date-words.ts';

/** Where a list stands belongs to the filters it was opened with. */
const PLACE = ['cursor'];

/** The values of a filter in an address, those it does not know left out. */
export function filterValues(filter: Filter, params: URLSearchParams): readonly string[] {
  if (filter.kind === 'dates') {
    return [params.get(filter.name) ?? '', params.get(filter.name_to) ?? ''].some((day) => day !== '')
      ? [params.get(filter.name) ?? '', params.get(filter.name_to) ?? '']
      : [];
  }
  const given = (params.get(filter.name) ?? '').split(',');
  const values = filter.options.map(({ value }) => value).filter((value) => given.includes(value));
  return filter.kind === 'one' ? values.slice(0, 1) : values;
}

/** What a filter says on its chip; null: it is not in use. */
export function filterWords(filter: Filter, params: URLSearchParams, locale: string): string | null {
  const values = filterValues(filter, params);
  if (values.length === 0) return null;
  if (filter.kind !== 'dates') {
    return filter.options
      .filter(({ value }) => values.includes(value))
      .map(({ label }) => label)
      .join(', ');
  }
  const [from = '', to = ''] = values;
  const preset = filter.presets.find((days) => (days.from ?? '') === from && (days.to ?? '') === to);
  return preset?.label ?? dateWords({ from, to, locale });
}

/** The address's query with other values for a filter; the list starts from its first page again. */
export function withFilter(filter: Filter, values: readonly string[], params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of PLACE) next.delete(name);
  const set = (name: string, value: string) => (value === '' ? next.delete(name) : next.set(name, value));
  if (filter.kind === 'dates') {
    set(filter.name, values[0] ?? '');
    set(filter.name_to, values[1] ?? '');
  } else {
    set(filter.name, values.join(','));
  }
  return next;
}

/** The query without any of the filters. */
export function withoutFilters(filters: readonly Filter[], params: URLSearchParams): URLSearchParams {
  return filters.reduce((rest, filter) => withFilter(filter, [], rest), params);
}
