import { describe, expect, it } from 'vitest';
import { SYSTEM_TEXT_KEYS } from '@kept/rules/system-text';
import { checkTemplate } from './check-template.ts';
import { systemText } from './system-texts.ts';

describe('texts the product says by itself', () => {
  it.each(SYSTEM_TEXT_KEYS)('%s renders in every language we ship', (key) => {
    for (const locale of ['en', 'es', 'fr', 'de', 'pt']) {
      expect(checkTemplate(systemText({ key, locale, overrides: {} }))).toEqual([]);
    }
  });

  it('are the account’s own before ours, by locale, language, then English', () => {
    const overrides = { 'es-MX': { help: 'mx' }, es: { help: 'es' }, en: { help: 'en' } };
    expect(systemText({ key: 'help', locale: 'es-MX', overrides })).toBe('mx');
    expect(systemText({ key: 'help', locale: 'es-AR', overrides })).toBe('es');
    expect(systemText({ key: 'help', locale: 'fi', overrides })).toBe('en');
  });

  it('can be switched off by an empty text', () => {
    expect(systemText({ key: 'thanks_confirmed', locale: 'en-US', overrides: { en: { thanks_confirmed: '' } } })).toBe(
      '',
    );
  });
});
