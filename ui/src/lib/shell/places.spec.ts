import { expect, it } from 'vitest';
import { isAt, places } from './places.ts';

it('shows the sandbox to sandbox accounts only', () => {
  const hrefs = (mode: 'sandbox' | 'live') => places(mode).map(({ href }) => href);
  expect(hrefs('sandbox')).toContain('/sandbox');
  expect(hrefs('live')).not.toContain('/sandbox');
});

it.each([
  ['/appointments', '/appointments'],
  ['/appointments/0190', '/appointments'],
  ['/settings/team', '/settings'],
  ['/inbox/0190', '/inbox'],
  ['/outbox/failed', '/inbox'],
  ['/settingsteam', undefined],
  ['/', undefined],
])('%s is at %s', (pathname, href) => {
  expect(places('sandbox').find((place) => isAt(place, pathname))?.href).toBe(href);
});
