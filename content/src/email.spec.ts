import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.ts';

describe('an email address', () => {
  it('is found however it was typed', () => {
    expect(normaliseEmail('  Ana.Lopez@Example.ORG ')).toEqual({ ok: true, address: 'ana.lopez@example.org' });
  });

  it.each([
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'a b@example.org',
    'ana@exa..mple.org',
    'ana@example.org\nBcc: x@y.org',
    '<ana@example.org>',
  ])('%j is refused', (raw) => {
    expect(normaliseEmail(raw)).toEqual({ ok: false, reason: 'not_an_address' });
  });

  it('is refused past 254 characters', () => {
    expect(normaliseEmail(`${'a'.repeat(60)}@${'b'.repeat(200)}.org`)).toEqual({ ok: false, reason: 'too_long' });
  });
});
