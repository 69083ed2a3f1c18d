import { expect, it } from 'vitest';
import { explainHeldMessage } from './explain-held-message.ts';

it.each([
  ['no_credits', /goes out when credits are granted/],
  ['secure_messaging_off', /switch it on, and it is sent/],
  ['secure_pin_blank', /give the contact a PIN/],
  ['staff_held', /a member of staff held it back/],
])('a message held for %s says what it waits for', (reason, words) => {
  expect(explainHeldMessage(reason)).toMatch(words);
});
