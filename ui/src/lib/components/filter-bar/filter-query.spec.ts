import { describe, expect, it } from 'vitest';
import { filterValues, filterWords, withFilter, withoutFilters } from './filter-query.ts';
import type { Filter } from './filter.ts';

const state: Filter = {
  kind: 'many',
  label: 'State',
  name: 'state',
  options: [
    { value: 'none', label: 'No answer' },
    { value: 'confirmed', label: 'Confirmed' },
    { value: 'cancelled', label: 'Cancelled' },
  ],
};
const days: Filter = {
  kind: 'dates',
  label: 'When',
  name: 'from',
  name_to: 'to',
  presets: [{ label: 'Today', from: '2026-11-21', to: '2026-11-21' }],
};
const query = (text: string) => new URLSearchParams(text);

describe('a filter in the address', () => {
  it.each([
    ['state=confirmed,none', ['none', 'confirmed']],
    ['state=confirmed,nonsense', ['confirmed']],
    ['state=', []],
    ['', []],
  ])('%s is %o', (text, values) => {
    expect(filterValues(state, query(text))).toEqual(values);
  });

  it.each([
    [state, 'state=cancelled,confirmed', 'Confirmed, Cancelled'],
    [state, 'state=nonsense', null],
    [days, 'from=2026-11-21&to=2026-11-21', 'Today'],
    [days, 'from=2026-11-23&to=2026-11-29', 'Nov 23 – 29, 2026'],
    [days, 'from=2026-11-23', 'from Nov 23, 2026'],
    [days, 'to=2026-11-23', 'until Nov 23, 2026'],
    [days, '', null],
  ] as const)('%o with %s says %s', (filter, text, words) => {
    expect(filterWords(filter, query(text), 'en')?.replaceAll('\u2009', ' ') ?? null).toBe(words);
  });

  it('is set beside the others, and the list starts from its first page', () => {
    const next = withFilter(state, ['none', 'confirmed'], query('q=ana&cursor=xyz'));
    expect([...next]).toEqual([
      ['q', 'ana'],
      ['state', 'none,confirmed'],
    ]);
    expect([...withFilter(days, ['', '2026-11-29'], query('from=2026-11-01&cursor=xyz'))]).toEqual([
      ['to', '2026-11-29'],
    ]);
  });

  it('goes with all the others at once, and the search stays', () => {
    const next = withoutFilters([state, days], query('q=ana&state=none&from=2026-11-01&to=2026-11-29&cursor=xyz'));
    expect([...next]).toEqual([['q', 'ana']]);
  });
});
