import { describe, expect, it } from 'vitest';
import { filterQuery, isFiltered, listOrder, listQuery } from './list-query.ts';

const TODAY = '2026-11-21';
const query = (text: string) => listQuery(new URLSearchParams(text), TODAY);

describe('an address of the list', () => {
  it.each([
    ['', { order: 'soonest', at: TODAY }],
    [
      'calendar=01a1fcfe-4fcb-7713-8758-84897cdf9ec3',
      { calendar: '01a1fcfe-4fcb-7713-8758-84897cdf9ec3', order: 'soonest', at: TODAY },
    ],
    ['from=2026-11-01', { from: '2026-11-01', order: 'soonest' }],
    ['q=kim', { q: 'kim', order: 'latest' }],
    ['attention=failed,stuck', { attention: 'failed,stuck', order: 'latest' }],
    ['state=confirmed&from=2026-11-21&to=2026-11-21', { state: 'confirmed', from: TODAY, to: TODAY, order: 'soonest' }],
    ['q=kim&order=soonest', { q: 'kim', order: 'soonest' }],
    ['order=latest', { order: 'latest' }],
    ['cursor=abc', { order: 'soonest', cursor: 'abc' }],
    ['state=asleep&calendar=1&schedule=%27&attention=,', { order: 'soonest', at: TODAY }],
    ['state=asleep,confirmed', { state: 'confirmed', order: 'latest' }],
    [`q=${'x'.repeat(300)}`, { q: 'x'.repeat(200), order: 'latest' }],
    ['order=sideways&from=tomorrow&q=%20&unknown=1', { order: 'soonest', at: TODAY }],
  ])('%s asks the API for %o', (text, asked) => {
    expect(query(text)).toEqual(asked);
  });

  it('is filtered by what narrows it, not by its order or place', () => {
    expect(
      ['', 'order=latest&cursor=x', 'q=kim', 'to=2026-11-21'].map((text) => isFiltered(new URLSearchParams(text))),
    ).toEqual([false, false, true, true]);
  });

  it('counts by the filters alone', () => {
    expect(filterQuery(new URLSearchParams('q=kim&order=latest&cursor=x&state=none'))).toEqual({
      q: 'kim',
      state: 'none',
    });
  });

  it('says its order', () => {
    expect(listOrder(new URLSearchParams('q=kim'))).toBe('latest');
  });
});
