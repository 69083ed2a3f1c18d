import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it.each([
  ['a name', 'Ana Gómez', 'Ana Gómez'],
  ['line breaks and tabs', 'Ana\n\n\tGómez', 'Ana Gómez'],
  ['control characters', 'Ana\u0000\u0007Gómez', 'Ana Gómez'],
  ['markup, which is text', '<b onclick=x>Ana</b>', '<b onclick=x>Ana</b>'],
  ['a name from right to left', 'محمد', 'محمد'],
  ['a text told to read backwards', 'Ana\u202Ezemog', 'Anazemog'],
  ['nothing', '   ', ''],
])('%s', (_name, text, line) => {
  expect(shortened(text)).toBe(line);
});

it('ends a long text where no line reaches, and says that it goes on', () => {
  const line = shortened('x'.repeat(10_000));
  expect(line).toHaveLength(241);
  expect(line.endsWith('…')).toBe(true);
});

it('does not cut within a character', () => {
  expect(shortened('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
});

it('bounds a letter with thousands of marks upon it', () => {
  expect(shortened(`a${'\u0301'.repeat(10_000)} b`).length).toBeLessThan(1000);
});
