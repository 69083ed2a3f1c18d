import { expect, it } from 'vitest';
import { countSegments } from './segments.ts';

it.each([
  ['a'.repeat(160), 1, 'GSM-7'],
  ['a'.repeat(161), 2, 'GSM-7'],
  [`${'a'.repeat(69)}ż`, 1, 'UCS-2'],
  [`${'a'.repeat(70)}ż`, 2, 'UCS-2'],
  ['€'.repeat(80), 1, 'GSM-7'],
  ['€'.repeat(81), 2, 'GSM-7'],
])('%# counts segments as carriers bill them', (text, count, encoding) => {
  expect(countSegments(text)).toEqual({ count, encoding });
});
