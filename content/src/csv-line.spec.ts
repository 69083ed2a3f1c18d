import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it.each([
  [['a', 'b'], 'a,b\r\n'],
  [[null, ''], ',\r\n'],
  [['say "hi", please', 'two\nlines'], '"say ""hi"", please","two\nlines"\r\n'],
  [['=cmd|calc', '@SUM(A1)', '-1+cmd'], `"'=cmd|calc","'@SUM(A1)","'-1+cmd"\r\n`],
  [['\t=1', '+1 (202) =x'], `"'\t=1","'+1 (202) =x"\r\n`],
  [['+12025550123', '-4.5'], '+12025550123,-4.5\r\n'],
])('%j is written %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
