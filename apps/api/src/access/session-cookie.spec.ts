import { expect, it } from 'vitest';
import { readSettings, type Settings } from '@kept/settings/settings';
import { SessionCookie } from './session-cookie.ts';

function settingsAt(public_url: string): Settings {
  const outcome = readSettings({
    DATABASE_URL: 'postgres://kept_app:secret@127.0.0.1:5432/kept',
    KEPT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    KEPT_PUBLIC_URL: public_url,
  });
  if (!outcome.ok) throw new Error('these settings are wrong');
  return outcome.settings;
}

it.each([
  ['https://kept.example.org', '__Host-kept_session', true],
  ['https://kept.example.org:8443', '__Host-kept_session', true],
  ['http://127.0.0.1:4400', 'kept_session_4400', false],
  ['http://kept.local', 'kept_session_80', false],
])('for %s is %s', (public_url, name, is_secure) => {
  const cookie = new SessionCookie(settingsAt(public_url));
  expect(cookie.name).toBe(name);
  const carrying = cookie.carrying('a.b');
  expect(carrying.startsWith(`${name}=a.b; `)).toBe(true);
  expect(carrying).toContain('; Path=/; HttpOnly');
  expect(carrying).toContain('SameSite=Lax');
  expect(carrying).not.toContain('Domain');
  expect(carrying.includes('Secure')).toBe(is_secure);
  expect(cookie.tokenIn(`other=1; ${name}=a.b; kept_session_1=c.d`)).toBe('a.b');
});

it.each([undefined, '', 'other=1', 'kept_session_4400=', 'kept_session_4401=a.b', '__Host-kept_session=a.b', ';;=;'])(
  'is not in %j',
  (header) => {
    expect(new SessionCookie(settingsAt('http://127.0.0.1:4400')).tokenIn(header)).toBeNull();
  },
);
