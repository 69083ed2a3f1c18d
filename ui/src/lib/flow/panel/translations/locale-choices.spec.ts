import { expect, it } from 'vitest';
import { localeChoices, localeInWords, localeWritten } from './locale-choices.ts';

it('names languages', () => {
  expect(localeInWords('pt-BR')).toBe('Brazilian Portuguese');
  expect(localeInWords('not a tag')).toBe('not a tag');
});

it('offers what is not there yet, by name', () => {
  const labels = localeChoices(['es']).map(({ label }) => label);
  expect(labels).toContain('French');
  expect(labels).not.toContain('Spanish');
  expect(labels).toEqual(labels.toSorted());
});

it.each([
  ['es-mx', 'es-MX'],
  [' pt-BR ', 'pt-BR'],
  ['Spanish!', null],
  ['', null],
])('reads the tag “%s” as %s', (text, tag) => {
  expect(localeWritten(text)).toBe(tag);
});
