import { expect, it } from 'vitest';
import { nextAddress } from './next-address.ts';

it.each([
  ['/appointments/0190?state=none', '/appointments/0190?state=none'],
  [null, '/'],
  ['', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a/../settings', '/settings'],
])('after signing in %s leads to %s', (asked, address) => {
  expect(nextAddress(asked, 'https://kept.example')).toBe(address);
});
