import { expect, it } from 'vitest';
import { lastWords, personName } from './person-words.ts';

const LAST = {
  id: 'a',
  direction: 'in',
  channel: 'sms',
  kind: 'reply',
  status: 'received',
  subject: null,
  body: 'Is there parking?',
  sent_securely: false,
  files: 0,
  at: '2026-11-21T10:00:00.000Z',
} as const;

it.each([
  ['what they wrote', LAST, 'Is there parking?'],
  ['a mail with its subject', { ...LAST, channel: 'email', subject: 'Parking' }, 'Parking – Is there parking?'],
  ['a picture alone', { ...LAST, body: '', files: 1 }, 'A picture or file'],
  ['what staff wrote', { ...LAST, direction: 'out', kind: 'one_time', body: 'Yes' }, 'You: Yes'],
  [
    'what went out by itself',
    { ...LAST, direction: 'out', kind: 'auto_message', body: 'See you' },
    'Automatic: See you',
  ],
  ['a secure reply without its words', { ...LAST, sent_securely: true }, 'A secure reply'],
  [
    'a secure message and not its invitation',
    { ...LAST, direction: 'out', kind: 'one_time', sent_securely: true },
    'You: A secure message',
  ],
  ['nothing', null, 'Nothing said yet'],
] as const)('says %s', (_what, last, words) => {
  expect(lastWords(last)).toBe(words);
});

it('calls somebody without a name by their address', () => {
  const addresses = [{ type: 'phone' as const, address: '+18335550101', stopped: false }];
  expect(personName({ name: ' ', addresses })).toBe('+18335550101');
  expect(personName({ name: 'Kim', addresses })).toBe('Kim');
});
