import { expect, it } from 'vitest';
import { entryHref, entryWords, signed } from './entry-words.ts';

const TEXT = {
  reason: 'message',
  note: null,
  channel: 'sms',
  kind: 'reply',
  name: 'Robin',
  to_address: '+12025550123',
} as const;
const NOTHING = { channel: null, kind: null, name: null, to_address: null } as const;

it.each([
  ['Text to Robin', {}],
  ['Text to +12025550123', { name: null }],
  ['Call to Robin', { channel: 'call' }],
  ['Text to staff, +12025550123', { kind: 'notification' }],
  ['Given back: the email to Robin did not leave', { reason: 'returned', channel: 'email' }],
  ['Given back: the call to Robin did not get through', { reason: 'returned', channel: 'call' }],
  ['Granted: March', { ...NOTHING, reason: 'granted', note: 'March' }],
  ['Corrected', { ...NOTHING, reason: 'corrected' }],
  ['Message', NOTHING],
] as const)('says “%s” of what moved the credits', (words, parts) => {
  expect(entryWords({ ...TEXT, ...parts })).toBe(words);
});

it.each([
  ['/appointments/a', { appointment_id: 'a', person_id: 'p' }],
  ['/inbox/p', { appointment_id: null, person_id: 'p' }],
  [null, { appointment_id: null, person_id: null }],
])('leads to %s', (href, parts) => {
  expect(entryHref(parts)).toBe(href);
});

it.each([
  [100, 'en-US', '+100'],
  [-1200, 'en-US', '-1,200'],
  [0, 'en-US', '0'],
])('%d reads %s as %s', (amount, locale, words) => {
  expect(signed(amount, locale)).toBe(words);
});
