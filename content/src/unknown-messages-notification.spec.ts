import { expect, it } from 'vitest';
import { unknownMessagesNotification, type UnknownMessage } from './unknown-messages-notification.ts';

const message = (to: string, more: Partial<UnknownMessage> = {}): UnknownMessage => ({
  to,
  channel: 'sms',
  is_lost: false,
  appointment: null,
  ...more,
});

it('of one says whom it was for, what happened and what it was about', () => {
  const appointment = { title: 'Cleaning', when: 'Monday, November 23, 2026 at 10:00 AM' };
  expect(unknownMessagesNotification([message('Ana\nLópez', { channel: 'email', appointment })])).toEqual({
    subject: 'It is unknown whether Ana López got an email: Cleaning',
    body: expect.stringMatching(
      /^The carrier did not say whether it took an email.*\n\nCleaning, Monday, November 23/su,
    ),
  });
  const lost = unknownMessagesNotification([message('Ana', { channel: 'call', is_lost: true })]);
  expect(lost.body).toMatch(/^The carrier took a call to Ana, .* has no record of it any more\./);
});

it.each([
  [['Ana', 'Kim'], 'those to Ana and Kim.'],
  [['Ana', 'Ana'], 'those to Ana.'],
  [['A', 'B', 'C', 'D', 'E', 'F'], 'those to A, B, C, D, E and one other.'],
])('of several names the first: %j', (names, words) => {
  const { subject, body } = unknownMessagesNotification(names.map((name) => message(name)));
  expect(subject).toBe(`It is unknown whether ${names.length} messages arrived`);
  expect(body).toContain(words);
  expect(body).toContain('Outbox > Failed');
});
