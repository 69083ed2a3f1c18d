import { expect, it } from 'vitest';
import type { PreviewedMessage } from '#lib/api/generated/types.gen.ts';
import { actThatSends } from './sending-words.ts';

const told = (change: PreviewedMessage['change'], channel: PreviewedMessage['channel'] = 'sms'): PreviewedMessage => ({
  auto_message_id: 'm',
  name: 'm',
  channel,
  change,
  before_at: null,
  after_at: null,
  sentence: '',
});
const person = (...messages: PreviewedMessage[]) => ({ participant_id: null, name: 'Kim', problem: null, messages });

it('names how many people it reaches at once, and how', () => {
  const one = person(told('sent_now'), told('withdrawn'), told('sent_now', 'email'));
  expect(actThatSends('Cancel it', { participants: [one, person(told('sent_now'))] })).toBe(
    'Cancel it, send 2 text messages, and send 1 email',
  );
  expect(actThatSends('Cancel it', { participants: [person(told('withdrawn'))] })).toBe('Cancel it');
});
