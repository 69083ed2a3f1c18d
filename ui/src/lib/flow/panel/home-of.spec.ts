import { expect, it } from 'vitest';
import { homeOf } from './home-of.ts';

const places = ['/messages/1', '/messages/1/content/body', '/messages/1/timing', '/messages/10/timing'];

it.each([
  ['/messages/1/content/body', '/messages/1/content/body'],
  ['/messages/1/timing/offset', '/messages/1/timing'],
  ['/messages/1/purpose', '/messages/1'],
  ['/messages/1', '/messages/1'],
  ['/messages/10/timing/window', '/messages/10/timing'],
  ['/messages/10/name', null],
  ['/messages/1/content/bodyguard', '/messages/1'],
])('%s is told at %s', (pointer, home) => {
  expect(homeOf(places, pointer)).toBe(home);
});
