import { expect, it } from 'vitest';
import { languageAsked } from './language-asked.ts';

it.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['nl, PT-br;q=0.8', 'pt'],
  ['*', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('for %j the page speaks %s', (asked, language) => {
  expect(languageAsked(asked)).toBe(language);
});
