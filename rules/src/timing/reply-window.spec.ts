import { describe, expect, it } from 'vitest';
import { emptyMemory, type SentMessage, type SentStatus } from '../memory.ts';
import { define, FACTS, schedule } from '../scenario.spec-support.ts';
import { replyWindowEnd } from './reply-window.ts';

const { policy } = define({ ...schedule(), policy: { reply_window_days: 2 } });

function sent(at: string, more: { readonly status?: SentStatus; readonly accepted_at?: string } = {}): SentMessage {
  return {
    key: `s/${at}`,
    auto_message_id: 'remind',
    revision_id: 'rev_1',
    purpose: 'reminder',
    channel: 'sms',
    appointment_version: 1,
    by: 'plan',
    at,
    status: 'emitted',
    withdrawn_for: null,
    accepted_at: null,
    answered: false,
    state: 'none',
    ...more,
  };
}

const end = (...messages: readonly SentMessage[]) =>
  replyWindowEnd({ memory: { ...emptyMemory(1), sent: messages }, facts: FACTS, policy });

/** The appointment ends on 12 March at 11:00 in New York. */
const [BEFORE, AFTER, LATER] = ['2026-03-11T14:00:00.000Z', '2026-03-13T09:00:00.000Z', '2026-03-14T09:00:00.000Z'];
const DAYS_AFTER_THE_END = '2026-03-14T15:00:00.000Z';

describe('the reply window', () => {
  it('is open for the days of the policy after the end, when every message went out before', () => {
    expect(end()).toBe(DAYS_AFTER_THE_END);
    expect(end(sent(BEFORE))).toBe(DAYS_AFTER_THE_END);
  });

  it('is counted from the last message that may be answered, in whatever order they are remembered', () => {
    expect(end(sent(AFTER), sent(BEFORE))).toBe('2026-03-15T09:00:00.000Z');
    expect(end(sent(AFTER), sent(LATER))).toBe('2026-03-16T09:00:00.000Z');
  });

  it('is counted from when the provider took it, where that is known', () => {
    expect(end(sent(BEFORE, { status: 'accepted', accepted_at: LATER }))).toBe('2026-03-16T09:00:00.000Z');
  });

  it.each(['failed', 'skipped', 'withdrawn'] as const)('is not held open by what was %s', (status) => {
    expect(end(sent(LATER, { status }))).toBe(DAYS_AFTER_THE_END);
  });
});
