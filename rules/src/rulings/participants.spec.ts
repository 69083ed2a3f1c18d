import { describe, expect, it } from 'vitest';
import { explainTrace } from '../explain-trace.ts';
import { plan } from '../plan.ts';
import { reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const silence = {
  id: 'silence',
  trigger: { type: 'no_response_after', minutes: 60 },
  actions: [{ type: 'transition_to', message_id: 'nudge' }],
};
const nudge = reminder({ id: 'nudge', availability: 'on_demand', timing: null });
const second = reminder({ id: 'second', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } });
const begin = () => new Scenario(schedule(reminder({ auto_replies: [silence] }), second, nudge)).start();

function remove(flow: Scenario): Scenario {
  flow.participant({ removed: true }).take({ type: 'participant_changed', change: 'removed' });
  return flow;
}

describe('someone taken off the appointment', () => {
  it('gets nothing any more, each message says why, and the sequence ends', () => {
    const flow = remove(begin());
    expect(flow.skipped).toEqual([
      ['remind', 'participant_removed'],
      ['second', 'participant_removed'],
    ]);
    expect(flow.last).toMatchObject({ wake_at: null, finished: true });
    expect(flow.until(START).sentMessages).toEqual([]);
  });

  it('has what was handed over taken back, and nobody waits for their reply', () => {
    const waiting = begin().until(DAY_BEFORE);
    expect(waiting.memory.timers).toHaveLength(1);
    expect(remove(waiting).memory.timers).toEqual([]);
    expect(explainTrace(waiting.last.trace, { nameOf: () => null }).slice(0, 2)).toEqual([
      'The client was taken off the appointment: nothing more is sent to them.',
      'Waiting for a response to the message ended: the client was taken off the appointment.',
    ]);
    const flying = begin();
    flying.accepts = false;
    remove(flying.until(DAY_BEFORE));
    expect(flying.last.effects).toMatchObject([
      { type: 'withdraw', send_key: 's/remind/v1/1', reason: 'participant_removed' },
      { type: 'skip', auto_message_id: 'second' },
    ]);
  });

  it('waits for nothing when the carrier takes a message after all', () => {
    const flow = begin();
    flow.accepts = false;
    remove(flow.until(DAY_BEFORE));
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'accepted', reason: null });
    expect(flow.memory.timers).toEqual([]);
    expect(flow.last.finished).toBe(true);
  });

  it('has their late reply read by staff: nothing is marked, nothing answered', () => {
    const flow = remove(begin().until(DAY_BEFORE));
    flow.reply('1');
    expect([flow.state, flow.texts, flow.notified]).toEqual(['none', [], ['reply_unmatched']]);
  });
});

describe('someone whose details were changed', () => {
  it('has the plan made again from them, and is still waited for', () => {
    const flow = begin().until(DAY_BEFORE);
    flow.participant({ addresses: { sms: null, email: null, call: null } });
    flow.take({ type: 'participant_changed', change: 'edited' });
    expect(flow.last.effects).toEqual([]);
    expect(flow.memory.timers).toHaveLength(1);
    const { definitions, memory, facts, now } = flow;
    expect(plan({ definitions, memory, facts, now })).toMatchObject([
      { auto_message_id: 'second', reason: 'no_address' },
      { auto_message_id: 'nudge' },
    ]);
  });
});
