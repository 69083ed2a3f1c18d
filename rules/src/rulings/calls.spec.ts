import { describe, expect, it } from 'vitest';
import { reminderCall, Scenario, schedule } from '../scenario.spec-support.ts';
import { called, callOnDemand, DAY_BEFORE, dials, go, on, onDemand, SAID } from './called.spec-support.ts';

describe('ruling 1: digit 9', () => {
  it('opts out whatever is authored, is confirmed once in the call, and ends it', () => {
    const flow = called({ auto_replies: [on('digit_not_recognized', [{ type: 'prompt', ...SAID }])] });
    flow.stop('call').stop('sms');
    flow.dial('9');
    expect(flow.said).toEqual([['call_opted_out', 'hang_up']]);
    flow.dial('1');
    expect(flow.said.at(-1)).toEqual(['hang_up']);
    expect([flow.state, flow.notified]).toEqual(['none', []]);
  });

  it('is no silence: nothing fires when the call ends', () => {
    const flow = called({ auto_replies: [on('no_response', go('text'))] }, onDemand('text', { type: 'email' }));
    flow.take({ type: 'opted_out', channel: 'call', word: '9', answers: 's/call/v1/1', call: 'call of s/call/v1/1' });
    flow.hangUp();
    expect(flow.sentMessages).toEqual(['call']);
  });

  it('cannot be authored', () => {
    expect(() => called({ auto_replies: [dials('9', [{ type: 'repeat' }])] })).toThrow(/9 always opts out/u);
  });
});

describe('ruling 7: a digit', () => {
  it('is tried on the message, then the defaults, then the built-ins, then what is not recognized', () => {
    const document = (own: readonly object[], defaults: readonly object[]) => ({
      ...schedule(reminderCall({ auto_replies: own })),
      default_auto_replies: defaults,
    });
    const say = (digit: string, id: string) => dials(digit, [{ type: 'say', ...SAID }], id);
    const said = (digit: string, own: readonly object[], defaults: readonly object[]) => {
      const flow = new Scenario(document(own, defaults)).start().until(DAY_BEFORE);
      flow.dial(digit);
      return flow.said.at(-1)?.[0];
    };
    const rest = on('digit_not_recognized', [{ type: 'say', ...SAID }]);
    expect(said('1', [say('1', 'own')], [say('1', 'default'), rest])).toBe('own');
    expect(said('1', [], [say('1', 'default'), rest])).toBe('default');
    expect(said('1', [], [rest])).toBe('thanks_confirmed');
    expect(said('5', [], [rest])).toBe('digit_not_recognized');
    expect(said('5', [], [])).toBe('call_not_recognized');
  });
});

describe('ruling 8: an answer to a digit', () => {
  it('keeps the built-in from marking; the state trigger adds to it instead', () => {
    const replaced = called({ auto_replies: [dials('1', [{ type: 'say', ...SAID }])] });
    replaced.dial('1');
    expect(replaced.state).toBe('none');
    const added = called({ auto_replies: [on('client_confirms', [{ type: 'say', ...SAID }])] });
    added.dial('1');
    expect([added.state, added.said]).toEqual(['confirmed', [['client_confirms', 'hang_up']]]);
  });
});

describe('ruling 9: do nothing to a digit', () => {
  it('marks nothing, says nothing, and waits for another', () => {
    const flow = called({ auto_replies: [dials('1', [{ type: 'do_nothing' }])] });
    flow.dial('1');
    expect([flow.state, flow.said]).toEqual(['none', [['wait_for_digit']]]);
    flow.dial('2');
    expect(flow.said.at(-1)).toEqual(['call_change_menu', 'wait_for_digit']);
  });
});

describe('ruling 10: a call that has switched the defaults off', () => {
  it('takes no digit of the defaults, and keeps the built-ins', () => {
    const document = {
      ...schedule(reminderCall({ disable_default_auto_replies: true })),
      default_auto_replies: [dials('1', [{ type: 'say', ...SAID }]), on('client_confirms', [{ type: 'repeat' }])],
    };
    const flow = new Scenario(document).start().until(DAY_BEFORE);
    flow.dial('1');
    expect([flow.state, flow.said]).toEqual(['confirmed', [['thanks_confirmed', 'call_goodbye', 'hang_up']]]);
  });
});

describe('ruling 11: state triggers after a digit', () => {
  it('fire the message’s first, then the defaults’, once for what the digit marked', () => {
    const document = {
      ...schedule(
        reminderCall({
          auto_replies: [
            dials('5', [{ type: 'mark_as_confirmed' }, { type: 'prompt', ...SAID }]),
            on('client_confirms', [{ type: 'send_email_notification' }]),
          ],
        }),
      ),
      default_auto_replies: [{ ...on('client_confirms', [{ type: 'say', ...SAID }]), id: 'default' }],
    };
    const flow = new Scenario(document).start().until(DAY_BEFORE);
    flow.dial('5');
    expect(flow.said).toEqual([['on_5', 'default', 'hang_up']]);
    expect(flow.effects.map(({ key }) => key).filter((key) => key.startsWith('n/'))).toEqual([
      'n/in_4/client_confirms/0',
    ]);
  });
});

describe('ruling 17: a digit that nothing takes', () => {
  const AGAIN = ['call_not_recognized', 'call', 'wait_for_digit'];

  it('is asked for again twice, then the call ends politely', () => {
    const flow = called();
    flow.dial('7');
    flow.dial('12');
    flow.dial('#');
    expect(flow.said).toEqual([AGAIN, AGAIN, ['call_goodbye', 'hang_up']]);
  });

  it('is answered by what is authored for it, as often as that allows', () => {
    const flow = called({ auto_replies: [on('digit_not_recognized', [{ type: 'repeat' }])] });
    for (const digit of ['7', '7', '7', '7']) flow.dial(digit);
    expect(flow.said.map((answer) => answer.at(-1))).toEqual([
      'wait_for_digit',
      'wait_for_digit',
      'wait_for_digit',
      'hang_up',
    ]);
  });

  it('the time to dial running out asks again without an apology, and counts as no response at the end', () => {
    const flow = called({ auto_replies: [on('no_response', go('text'))] }, onDemand('text'));
    flow.dial('');
    flow.dial('');
    flow.dial('');
    expect(flow.said).toEqual([
      ['call', 'wait_for_digit'],
      ['call', 'wait_for_digit'],
      ['call_goodbye', 'hang_up'],
    ]);
    flow.hangUp();
    expect(flow.sentMessages).toEqual(['call', 'text']);
  });

  it('is asked for again past a limit too: what is authored stops, built-ins go on', () => {
    const flow = called({ auto_replies: [dials('4', [{ type: 'repeat' }])] });
    flow.memory = { ...flow.memory, stopped_by: 'transitions_in_all' };
    flow.dial('4');
    expect(flow.said.at(-1)).toEqual(AGAIN);
    flow.dial('1');
    expect([flow.state, flow.said.at(-1)]).toEqual(['confirmed', ['thanks_confirmed', 'call_goodbye', 'hang_up']]);
  });
});

describe('ruling 19: prompt, say and repeat', () => {
  it('prompt waits again with the same triggers, say hangs up', () => {
    const auto_replies = [dials('5', [{ type: 'prompt', ...SAID }]), dials('4', [{ type: 'say', ...SAID }])];
    const flow = called({ auto_replies });
    for (const digit of ['5', '5', '4']) flow.dial(digit);
    expect(flow.said).toEqual([
      ['on_5', 'wait_for_digit'],
      ['on_5', 'wait_for_digit'],
      ['on_4', 'hang_up'],
    ]);
  });

  it('prompt and repeat are used three times each in one call, then it ends politely', () => {
    const auto_replies = [dials('5', [{ type: 'prompt', ...SAID }]), dials('*', [{ type: 'repeat' }], 'on_star')];
    const flow = called({ auto_replies });
    for (const digit of ['5', '*', '5', '*', '5', '*']) flow.dial(digit);
    expect(flow.said.every((answer) => answer.at(-1) === 'wait_for_digit')).toBe(true);
    flow.dial('5');
    expect(flow.said.at(-1)).toEqual(['call_goodbye', 'hang_up']);
  });

  it('are not said to somebody who is not on the phone', () => {
    const flow = called({ auto_replies: [on('client_confirms', [{ type: 'say', ...SAID }])] });
    flow.take({ type: 'state_set', state: 'confirmed', by: 'client_page' });
    expect(flow.said).toEqual([]);
    expect(flow.trace.some(({ detail }) => detail['reason'] === 'nobody_on_the_phone')).toBe(true);
  });
});

describe('ruling 20: 2, then 2 or 1', () => {
  it.each([
    ['2', 'cancelled', 'client_cancelled', 'thanks_cancelled'],
    ['1', 'reschedule_requested', 'client_requested_reschedule', 'thanks_reschedule_requested'],
  ])('then %s marks %s', (digit, state, told, thanks) => {
    const flow = called();
    flow.dial('2');
    expect([flow.state, flow.said]).toEqual(['none', [['call_change_menu', 'wait_for_digit']]]);
    flow.dial(digit);
    expect([flow.state, flow.notified, flow.said.at(-1)]).toEqual([state, [told], [thanks, 'call_goodbye', 'hang_up']]);
  });

  it('takes only its own digits, and asks for them again', () => {
    const flow = called({ auto_replies: [dials('4', [{ type: 'say', ...SAID }])] });
    flow.dial('2');
    flow.dial('4');
    expect(flow.said.at(-1)).toEqual(['call_not_recognized', 'call_change_menu', 'wait_for_digit']);
    flow.dial('');
    expect(flow.said.at(-1)).toEqual(['call_change_menu', 'wait_for_digit']);
    flow.dial('1');
    expect(flow.state).toBe('reschedule_requested');
  });

  it('is replaced whole by an answer to 2', () => {
    const flow = called({ auto_replies: [dials('2', [{ type: 'mark_as_cancelled' }])] });
    flow.dial('2');
    expect([flow.state, flow.said]).toEqual(['cancelled', [['call_goodbye', 'hang_up']]]);
  });

  it('is no menu of a booking, whose 2 declines', () => {
    const timing = { anchor: 'created', offset: { minutes: 0 }, window: 'any' };
    const flow = new Scenario(schedule(reminderCall({ purpose: 'booking', timing }))).start();
    flow.dial('2');
    expect([flow.state, flow.notified]).toEqual(['declined', ['client_declined']]);
  });
});

describe('ruling 24: a call under way while the appointment moves', () => {
  it('marks nothing, tells the new time, and staff', () => {
    const flow = called();
    flow
      .appointment({ version: 2, start: '2026-03-13T10:00', end: '2026-03-13T11:00', moved_at: DAY_BEFORE })
      .take({ type: 'appointment_changed', change: 'moved', version: 2, keep_answer: false });
    flow.dial('1', 's/call/v1/1');
    expect([flow.state, flow.said.at(-1), flow.notified]).toEqual([
      'none',
      ['new_time', 'call_goodbye', 'hang_up'],
      ['reply_to_old_time'],
    ]);
  });
});

describe('ruling 25: a call under way while a revision is published', () => {
  it('means what the client was told; a message it goes on to is the newest', () => {
    const more = (id: string) => callOnDemand('more', { auto_replies: [dials('6', [{ type: 'repeat' }], id)] });
    const flow = called({ auto_replies: [dials('4', go('more'))] }, more('old'));
    flow.publish('rev_2', schedule(reminderCall({ auto_replies: [dials('4', [{ type: 'repeat' }])] }), more('new')));
    flow.dial('4');
    expect(flow.effects.at(-1)).toMatchObject({ says: [{ revision_id: 'rev_2', auto_message_id: 'more' }] });
    flow.dial('6');
    expect(flow.trace.at(-2)).toMatchObject({ auto_reply_id: 'new', verdict: 'matched' });
  });
});

describe('ruling 27: an act on the phone', () => {
  it('that comes too late is told so; what was authored to answer it is not said', () => {
    const auto_replies = [dials('3', [{ type: 'mark_as_cancelled' }, { type: 'say', ...SAID }])];
    const flow = called({ auto_replies });
    flow.now = '2026-03-12T14:10:00.000Z';
    flow.dial('3');
    expect([flow.state, flow.said, flow.notified]).toEqual([
      'none',
      [['too_late_to_change', 'call_goodbye', 'hang_up']],
      ['act_too_late'],
    ]);
  });
});
