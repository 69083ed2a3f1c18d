import { describe, expect, it } from 'vitest';
import { reminder, reminderCall, Scenario, schedule } from '../scenario.spec-support.ts';
import { called, callOnDemand, DAY_BEFORE, dials, go, on, onDemand, SAID } from './called.spec-support.ts';

describe('ruling 13: transition to and from calls', () => {
  const quiet = { account: { quiet_hours: { from: '21:00', to: '08:00' } } };

  it('says another call message in the same call, whose triggers hold from then on', () => {
    const more = callOnDemand('more', { auto_replies: [dials('3', [{ type: 'say', ...SAID }], 'three')] });
    const flow = called({ auto_replies: [dials('4', go('more')), dials('3', [{ type: 'repeat' }])] }, more);
    flow.dial('4');
    expect([flow.said, flow.sentMessages]).toEqual([[['more', 'wait_for_digit']], ['call']]);
    flow.dial('3');
    expect(flow.said.at(-1)).toEqual(['three', 'hang_up']);
  });

  it('skips the scheduled send of a message that was said in a call', () => {
    const later = reminderCall({ id: 'later', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } });
    const flow = called({ auto_replies: [dials('4', go('later'))] }, later);
    flow.dial('4');
    flow.hangUp();
    flow.until('2026-03-12T13:00:00.000Z');
    expect([flow.sentMessages, flow.skipped]).toEqual([['call'], [['later', 'already_sent_by_transition']]]);
  });

  it('sends a text from a call at once, even in quiet hours, and says goodbye', () => {
    const flow = called({ auto_replies: [dials('4', go('text'))] }, onDemand('text'));
    flow.facts = { ...flow.facts, account: { quiet_hours: { from: '09:00', to: '11:00' } } };
    flow.dial('4');
    expect(flow.sends.at(-1)).toMatchObject({ channel: 'sms', due_at: DAY_BEFORE, obeys_quiet_hours: false });
    expect(flow.said).toEqual([['call_goodbye', 'hang_up']]);
  });

  it('calls from a text only after quiet hours, though the client has just replied', () => {
    const late = '2026-03-12T02:30:00.000Z';
    const timing = { anchor: 'start', offset: { minutes: -690 }, window: 'any' };
    const auto_replies = [{ id: 'ar', trigger: { type: 'reply_is', any_of: ['call me'] }, actions: go('more') }];
    const document = schedule(reminder({ timing, auto_replies }), callOnDemand('more'));
    const flow = new Scenario(document).start().until(late);
    flow.facts = { ...flow.facts, ...quiet };
    flow.reply('call me');
    expect(flow.sends.at(-1)).toMatchObject({
      channel: 'call',
      due_at: '2026-03-12T12:00:00.000Z',
      obeys_quiet_hours: true,
    });
  });

  it('goes on in the call with what the failure of an unreachable target leads to', () => {
    const unreachable = onDemand('mail', { type: 'email', auto_replies: [on('message_fails', go('more'))] });
    const flow = called({ auto_replies: [dials('4', go('mail'))] }, unreachable, callOnDemand('more'));
    flow.participant({ addresses: { sms: '+12025550123', email: null, call: '+12025550123' } });
    flow.dial('4');
    expect(flow.said).toEqual([['more', 'wait_for_digit']]);
  });
});

describe('ruling 16: a call that cannot be placed', () => {
  it('has failed for good without a usable number, and fires call fails, not message fails', () => {
    const auto_replies = [on('call_fails', go('mail'))];
    const flow = new Scenario(schedule(reminderCall({ auto_replies }), onDemand('mail', { type: 'email' }))).start();
    flow.participant({ addresses: { sms: null, email: 'ada@example.com', call: null } });
    flow.until(DAY_BEFORE);
    expect([flow.sentMessages, flow.skipped]).toEqual([['mail'], [['call', 'no_address']]]);
  });

  it('is skipped to a stopped number, and fires nothing', () => {
    const auto_replies = [on('call_fails', go('mail')), on('no_response', go('mail'))];
    const flow = new Scenario(schedule(reminderCall({ auto_replies }), onDemand('mail', { type: 'email' }))).start();
    flow.stop('sms').until(DAY_BEFORE);
    expect([flow.sentMessages, flow.skipped]).toEqual([[], [['call', 'opted_out']]]);
  });

  it('tells staff when nothing is authored for it', () => {
    const flow = called();
    flow.hangUp('failed');
    expect(flow.notified).toEqual(['message_failed']);
  });
});

describe('ruling 18: no response, and call fails', () => {
  const auto_replies = [on('no_response', go('silent')), on('call_fails', go('failed'))];
  const others = [onDemand('silent'), onDemand('failed')];

  it.each([
    ['nobody answers', 'no_answer', 'silent'],
    ['the line is busy', 'busy', 'silent'],
    ['a machine answers', 'voicemail', 'silent'],
    ['the client hangs up without a digit', 'completed', 'silent'],
    ['the call does not connect', 'failed', 'failed'],
  ] as const)('when %s', (_, outcome, target) => {
    const flow = called({ auto_replies }, ...others);
    flow.hangUp(outcome);
    expect(flow.sentMessages).toEqual(['call', target]);
  });

  it.each(['completed', 'no_answer', 'voicemail', 'failed'] as const)(
    'neither when the client has dialled, whatever the carrier reports (%s)',
    (outcome) => {
      const flow = called({ auto_replies }, ...others);
      flow.dial('1');
      flow.hangUp(outcome);
      expect(flow.sentMessages).toEqual(['call']);
    },
  );

  it('never both, in whatever order the carrier reports', () => {
    const failed = { type: 'delivery', key: 's/call/v1/1', outcome: 'failed', reason: 'carrier_failed' } as const;
    const ended_first = called({ auto_replies }, ...others);
    ended_first.hangUp('busy');
    ended_first.take(failed);
    ended_first.hangUp('failed');
    expect(ended_first.sentMessages).toEqual(['call', 'silent']);
    const failed_first = called({ auto_replies }, ...others);
    failed_first.take(failed);
    failed_first.hangUp('busy');
    expect(failed_first.sentMessages).toEqual(['call', 'failed']);
  });

  it('a late report that it failed does not fail a call in which a digit was waited for', () => {
    const flow = called({ auto_replies }, ...others);
    flow.dial('');
    flow.take({ type: 'delivery', key: 's/call/v1/1', outcome: 'failed', reason: 'carrier_failed' });
    flow.hangUp();
    expect([flow.sentMessages, flow.memory.calls]).toEqual([['call', 'silent'], undefined]);
  });

  it('tells of the end of a call before the carrier tells that it was placed', () => {
    const flow = new Scenario(schedule(reminderCall({ auto_replies }), ...others)).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.hangUp('no_answer');
    flow.take({ type: 'delivery', key: 's/call/v1/1', outcome: 'accepted', reason: null });
    flow.hangUp('no_answer');
    expect(flow.sentMessages).toEqual(['call', 'silent']);
  });

  it('belongs to the message at which the client hung up', () => {
    const own = { ...on('no_response', go('silent')), id: 'own' };
    const more = callOnDemand('more', { auto_replies: [own] });
    const flow = called({ auto_replies: [dials('4', go('more'))] }, more, ...others);
    flow.dial('4');
    flow.hangUp();
    expect(flow.sentMessages).toEqual(['call', 'silent']);
  });

  it('says nothing after the start or when the client has answered otherwise meanwhile', () => {
    const late = called({ auto_replies }, ...others);
    late.now = '2026-03-12T14:00:00.000Z';
    late.hangUp('no_answer');
    expect([late.sentMessages, late.notified]).toEqual([['call'], ['no_response_after_start']]);
    const answered = called({ auto_replies }, ...others);
    answered.take({ type: 'state_set', state: 'confirmed', by: 'client_page' });
    answered.hangUp('no_answer');
    expect(answered.sentMessages).toEqual(['call']);
  });

  it('calls again at most three times, then stops with a notification (ruling 14)', () => {
    const flow = called({ auto_replies: [on('no_response', go('call'))] });
    for (let calls = 0; calls < 5; calls += 1) flow.hangUp('no_answer');
    expect([flow.sentMessages, flow.notified]).toEqual([['call', 'call', 'call'], ['automation_stopped']]);
  });
});
