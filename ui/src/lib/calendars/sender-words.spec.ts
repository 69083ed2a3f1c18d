import { expect, it } from 'vitest';
import { senderWords } from './sender-words.ts';

const senders = [
  { id: 'a', type: 'phone' as const, address: '+12025550100', is_default: true },
  { id: 'b', type: 'email' as const, address: 'desk@b.co', is_default: false },
];

it.each([
  [{ phone_sender_id: null, email_sender_id: null }, 'the usual'],
  [{ phone_sender_id: null, email_sender_id: 'b' }, 'desk@b.co'],
  [{ phone_sender_id: 'a', email_sender_id: 'b' }, '+12025550100, desk@b.co'],
])('says what %j sends from', (calendar, words) => {
  expect(senderWords(calendar, senders)).toBe(words);
});
