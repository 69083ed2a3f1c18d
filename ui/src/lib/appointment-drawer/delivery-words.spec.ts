import { expect, it } from 'vitest';
import { laterWords, reportWords } from './delivery-words.ts';

it.each([
  ['2026-11-21T10:00:00.000Z', '0.0 s later'],
  ['2026-11-21T10:00:00.430Z', '0.4 s later'],
  ['2026-11-21T10:00:42.000Z', '42 s later'],
  ['2026-11-21T10:04:00.000Z', '4 min later'],
  ['2026-11-21T14:00:00.000Z', '4 h later'],
  ['2026-11-21T09:59:59.990Z', '0.0 s later'],
])('%s is told from the beginning of the try', (to, words) => {
  expect(laterWords({ from: '2026-11-21T10:00:00.000Z', to })).toBe(words);
});

it('reads the carrier’s words as words', () => {
  expect(['undelivered', 'partially_delivered', '', 'gone'].map(reportWords)).toEqual([
    'Undelivered',
    'Partially delivered',
    '',
    'The carrier has no record of it any more',
  ]);
});
