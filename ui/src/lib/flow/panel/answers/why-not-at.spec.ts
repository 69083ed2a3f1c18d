import { expect, it } from 'vitest';
import { whyNotAt } from './why-not-at.ts';

it.each([
  ['client_confirms', { type: 'sms', purpose: 'reminder' }, null],
  ['client_confirms', { type: 'sms', purpose: 'booking' }, 'Only for reminders'],
  ['reply_is', { type: 'call', purpose: 'reminder' }, 'Only for texts and emails'],
] as const)('%s at %j: %s', (trigger, message, why) => {
  expect(whyNotAt(trigger, message)).toBe(why);
});
