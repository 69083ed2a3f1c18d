import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthWords } from './length-words.ts';
import { parseLength } from './parse-length.ts';

describe('a length as people write one', () => {
  it.each([
    ['45', 45],
    ['45 min', 45],
    [' 45 Minutes ', 45],
    ['1 h', 60],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1:30', 90],
    ['1.5 hours', 90],
    ['1,5 h', 90],
    ['2 days', 2880],
    ['1 day, 2 hours', 1560],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseLength(text)).toBe(minutes);
  });

  it.each([
    '',
    ' ',
    '0',
    '-15',
    'soon',
    '30 min 1 h',
    '1 h 1 h',
    '0.5',
    '1:75',
    '45 parsecs',
    '1e3',
    '9999 days',
    'x45',
  ])('%o is none', (text) => {
    expect(parseLength(text)).toBeNull();
  });

  it('reads back what a form shows of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 * 1440 }), (minutes) => parseLength(lengthWords(minutes)) === minutes),
    );
  });
});
