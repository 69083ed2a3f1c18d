import { describe, expect, it } from 'vitest';
import { checkRange, pageChecked, togglePage, toggleRow } from './check-rows.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];

describe('checking rows', () => {
  it('checks and unchecks one', () => {
    expect(toggleRow(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggleRow(['a', 'b'], 'a')).toEqual(['b']);
  });

  it.each([
    ['downwards', { checked: ['b'], from: 'b', to: 'd' }, ['b', 'c', 'd']],
    ['upwards', { checked: ['d'], from: 'd', to: 'b' }, ['b', 'c', 'd']],
    ['off again', { checked: ['b', 'c', 'd', 'e'], from: 'e', to: 'c' }, ['b']],
    ['beside what is checked elsewhere', { checked: ['z', 'b'], from: 'b', to: 'c' }, ['z', 'b', 'c']],
    ['alone, when nothing was checked before', { checked: [], from: null, to: 'c' }, ['c']],
    ['alone, when the last one left the page', { checked: ['z'], from: 'z', to: 'c' }, ['z', 'c']],
  ])('checks a range %s', (_name, range, checked) => {
    expect(checkRange({ ids, ...range })).toEqual(checked);
  });

  it('knows how much of the page is checked', () => {
    expect(pageChecked([], ids)).toBe('none');
    expect(pageChecked(['z'], ids)).toBe('none');
    expect(pageChecked(['c', 'z'], ids)).toBe('some');
    expect(pageChecked(ids, ids)).toBe('all');
  });

  it('checks the page and leaves other pages alone', () => {
    expect(togglePage(['z', 'a'], ids)).toEqual(['z', ...ids]);
    expect(togglePage(['z', ...ids], ids)).toEqual(['z']);
  });
});
