import { expect, it } from 'vitest';
import { languagesSpoken } from './languages-spoken.ts';

it('names the account’s language first and each language once, those nobody speaks in English', () => {
  const spoken = languagesSpoken({ locale: 'en-US', locales_in_use: ['de', 'de-AT', 'en', 'xx', 'es-MX'] });
  expect(spoken.map(({ language }) => language)).toEqual(['en-US', 'de-DE', 'es-MX']);
});
