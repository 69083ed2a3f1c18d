import { describe, expect, it } from 'vitest';
import { actQuestion, actWords, undoOf } from './message-acts.ts';
import { aMessage } from './journal-message.spec-support.ts';

const before = Date.parse('2026-11-22T12:00:00Z');
const after = Date.parse('2026-11-23T18:00:00Z');
const ask = (action: Parameters<typeof actQuestion>[0]['action'], now: number, more = {}) =>
  actQuestion({ action, message: aMessage(more), person: 'Kim Lee', now });

describe('an act on a message', () => {
  it('that sends is asked about first, with the channel and the number in its button', () => {
    expect(ask('send_now', before)).toEqual({
      title: 'Send it now?',
      text: '“Reminder, 1 day before” goes to Kim Lee at +12025550123.',
      act: 'Send 1 text message now',
    });
    expect(ask('send_now', before, { channel: 'email' })?.act).toBe('Send 1 email now');
    expect(ask('resend', before)?.act).toBe('Send 1 text message again');
  });

  it('that can be taken back is done at once', () => {
    expect([ask('skip', before), ask('hold', before), ask('release', before)]).toEqual([null, null, null]);
    expect(undoOf({ action: 'skip', message: aMessage(), now: before })).toBe('release');
    expect(undoOf({ action: 'hold', message: aMessage(), now: after })).toBe('release');
    expect(undoOf({ action: 'send_now', message: aMessage(), now: before })).toBeNull();
  });

  it('is asked about when its time has come meanwhile: a release then sends', () => {
    expect(ask('release', after, { status: 'held' })?.act).toBe('Send 1 text message now');
    expect(undoOf({ action: 'skip', message: aMessage(), now: after })).toBeNull();
  });

  it('is called by what it does', () => {
    expect(actWords({ action: 'release', message: aMessage({ status: 'held' }) })).toBe('Release');
    expect(actWords({ action: 'release', message: aMessage({ status: 'skipped' }) })).toBe('Put back');
    expect(actWords({ action: 'send_now', message: aMessage({ status: 'failed' }) })).toBe('Send again');
  });
});
