import { describe, expect, it } from 'vitest';
import { reminder, reminderCall, Scenario, schedule } from '../scenario.spec-support.ts';
import { called, DAY_BEFORE, dials, go, on, onDemand } from './called.spec-support.ts';

describe('forwarding', () => {
  const desk = (to: string) => called({ auto_replies: [dials('0', [{ type: 'forward', to }])] });

  it('connects the client with the calendar’s owner or the number', () => {
    for (const [to, number] of [
      ['calendar_owner', '+12025550100'],
      ['+12025550177', '+12025550177'],
    ] as const) {
      const flow = desk(to);
      flow.facts = { ...flow.facts, calendar: { ...flow.facts.calendar, owner_phone: '+12025550100' } };
      flow.dial('0');
      expect(flow.said).toEqual([['call_forwarding', number]]);
    }
  });

  it.each([
    ['the account may not', (flow: Scenario) => ({ ...flow.facts, account: { quiet_hours: null } })],
    ['the owner has no number', (flow: Scenario) => ({ ...flow.facts, calendar: { id: 'cal_1', name: 'Front desk' } })],
  ])('is refused when %s: the client hears so and staff are told', (_, facts) => {
    const flow = desk('calendar_owner');
    flow.facts = facts(flow);
    flow.dial('0');
    expect([flow.said, flow.notified]).toEqual([[['call_forward_refused', 'hang_up']], ['forward_refused']]);
  });
});

describe('digits and ends that cannot be', () => {
  it('a digit in a call nobody knows gets a goodbye, and marks nothing', () => {
    const flow = called();
    flow.dial('1', 's/never/v1/1');
    flow.take({ type: 'digit', call: 'call of s/call/v1/1', digit: '1', answers: 's/never/v1/1' });
    expect([flow.state, flow.said]).toEqual([
      'none',
      [
        ['call_goodbye', 'hang_up'],
        ['call_goodbye', 'hang_up'],
      ],
    ]);
  });

  it('a second call for the same message is not believed while the first is under way', () => {
    const flow = called();
    flow.dial('2');
    flow.take({ type: 'digit', call: 'another', digit: '2', answers: 's/call/v1/1' });
    expect([flow.state, flow.said.at(-1)]).toEqual(['none', ['call_goodbye', 'hang_up']]);
  });

  it('silence after the call has ended is heard by nobody, and changes nothing', () => {
    const flow = called();
    flow.hangUp('no_answer');
    const before = flow.memory;
    flow.dial('');
    expect([flow.state, flow.said, flow.memory, flow.notified]).toEqual(['none', [], before, []]);
  });

  it('a digit that comes in after its call has ended marks nothing, and staff are told (ruling 23)', () => {
    const flow = called();
    flow.hangUp('no_answer');
    flow.dial('1');
    expect([flow.state, flow.said, flow.notified]).toEqual(['none', [], ['reply_unmatched']]);
  });

  it('the end of a call that was never placed changes nothing', () => {
    const flow = called({ auto_replies: [on('no_response', go('text'))] }, onDemand('text'));
    flow.hangUp('no_answer', 's/never/v1/1');
    expect(flow.sentMessages).toEqual(['call']);
  });

  it('a digit in answer to a text is none', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.dial('1', 's/remind/v1/1');
    expect(flow.state).toBe('none');
  });

  it('somebody who dials without end is said goodbye to', () => {
    const flow = called({ auto_replies: [dials('1', [{ type: 'do_nothing' }])] });
    for (let digits = 0; digits < 31; digits += 1) flow.dial('1');
    expect(flow.said.filter((answer) => answer.at(-1) === 'wait_for_digit')).toHaveLength(30);
    expect(flow.said.at(-1)).toEqual(['call_goodbye', 'hang_up']);
  });

  it('a digit or a silence after the reply window is only said goodbye to', () => {
    const document = {
      ...schedule(
        reminderCall({ auto_replies: [dials('4', go('text')), on('no_response', go('text'))] }),
        onDemand('text'),
      ),
      policy: { reply_window_days: 0 },
    };
    const flow = new Scenario(document).start().until('2026-03-12T15:00:00.000Z');
    flow.dial('4');
    flow.hangUp();
    expect([flow.sentMessages, flow.said]).toEqual([['call'], [['call_goodbye', 'hang_up']]]);
  });

  it('a client who was taken off the appointment is said goodbye to', () => {
    const flow = called();
    flow.participant({ removed: true }).take({ type: 'participant_changed', change: 'removed' });
    flow.dial('1');
    expect([flow.state, flow.said]).toEqual(['none', [['call_goodbye', 'hang_up']]]);
  });
});
