import { describe, expect, it } from 'vitest';
import type { ListedMessage } from '@kept/channels/list-messages';
import { matchUnknown, type UnknownTry } from './match-unknown.ts';

const attempt: UnknownTry = {
  message_id: 'm',
  attempt_id: 'a',
  from_address: '+12025550100',
  to_address: '+12025550123',
  body: 'See you tomorrow.',
  started_at: '2026-11-21T12:00:00.000Z',
};

const listed = (given: Partial<ListedMessage> = {}): ListedMessage => ({
  provider_id: 'SM1',
  inbound: false,
  from: '+12025550100',
  to: '+12025550123',
  body: 'See you tomorrow.',
  status: 'sent',
  error_code: null,
  created_at: new Date('2026-11-21T12:00:02Z'),
  ...given,
});

const found = (...list: readonly ListedMessage[]) =>
  matchUnknown(attempt, { listed: list, claimed: new Set(['SM-taken']) })?.provider_id ?? null;

describe('a try whose end nobody told', () => {
  it.each([
    ['what the provider made of it', {}, 'SM1'],
    ['it where the provider’s clock is a little behind', { created_at: new Date('2026-11-21T11:59:30Z') }, 'SM1'],
    ['it where the provider trims the text', { body: 'See you tomorrow. ' }, 'SM1'],
    ['no text of another time', { created_at: new Date('2026-11-21T11:50:00Z') }, null],
    ['no later text of the same words', { created_at: new Date('2026-11-21T12:11:00Z') }, null],
    ['no text of other words', { body: 'See you on Monday.' }, null],
    ['no text to somebody else', { to: '+12025550124' }, null],
    ['no text from another number', { from: '+12025550101' }, null],
    ['no text of another message of ours', { provider_id: 'SM-taken' }, null],
    ['no text of the client', { inbound: true }, null],
  ] as const)('finds %s', (_, given, id) => {
    expect(found(listed(given))).toBe(id);
  });

  it('takes the oldest of several', () => {
    const later = listed({ provider_id: 'SM2', created_at: new Date('2026-11-21T12:00:09Z') });
    expect(found(listed(), later)).toBe('SM1');
  });
});
