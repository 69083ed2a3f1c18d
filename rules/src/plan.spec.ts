import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';
import { reminder, Scenario, schedule } from './scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const second = reminder({
  id: 'second',
  name: 'Reminder, 2 hours before',
  timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' },
});

function planOf(flow: Scenario) {
  const { definitions, memory, facts, now } = flow;
  return plan({ definitions, memory, facts, now }).map(({ auto_message_id, at, status, reason }) => [
    auto_message_id,
    at,
    status,
    reason,
  ]);
}

describe('plan', () => {
  it('tells what is still to come and when', () => {
    const flow = new Scenario(schedule(reminder(), second)).start();
    expect(planOf(flow)).toEqual([
      ['remind', DAY_BEFORE, 'planned', null],
      ['second', '2026-03-12T12:00:00.000Z', 'planned', null],
    ]);
    flow.until(DAY_BEFORE);
    expect(planOf(flow)).toEqual([['second', '2026-03-12T12:00:00.000Z', 'planned', null]]);
  });

  it('tells it of a sequence that has not begun', () => {
    expect(planOf(new Scenario(schedule(reminder())))).toEqual([['remind', DAY_BEFORE, 'planned', null]]);
  });

  it.each([
    [
      'a condition that does not hold',
      reminder({ condition: { field: 'event.title', op: 'includes', value: 'x-ray' } }),
      'condition_false',
    ],
    [
      'a time that had passed',
      reminder({ timing: { anchor: 'start', offset: { days: -30 }, window: 'any' } }),
      'past_when_planned',
    ],
    ['a message that is off', reminder({ availability: 'off' }), 'off'],
    [
      'a time after the start',
      reminder({ timing: { anchor: 'start', offset: { hours: 1 }, window: 'any' } }),
      'too_late',
    ],
  ])('gives the reason for %s', (_, message, reason) => {
    const [planned] = planOf(new Scenario(schedule(message)).start());
    expect(planned?.slice(2)).toEqual(['skipped', reason]);
  });

  it('tells today’s reasons, which may pass again', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.stop('sms');
    expect(planOf(flow)[0]?.[3]).toBe('opted_out');
    flow.facts = { ...flow.facts, stopped: { sms: false, email: false, call: false } };
    flow.facts = { ...flow.facts, refused: ['sms'] };
    expect(planOf(flow)[0]?.[3]).toBe('no_consent');
    flow.facts = { ...flow.facts, refused: ['email', 'call'] };
    expect(planOf(flow)[0]?.[2]).not.toBe('skipped');
    flow.participant({ state: 'cancelled' });
    expect(planOf(flow)[0]?.[3]).toBe('stopped_after_state');
    flow.participant({ state: 'none', addresses: { sms: null, email: null, call: null } });
    expect(planOf(flow)[0]?.[3]).toBe('no_address');
  });

  it('lists what waits for an answer, an event or staff', () => {
    const flow = new Scenario(
      schedule(
        reminder(),
        reminder({ id: 'nudge', availability: 'on_demand', timing: null }),
        reminder({ id: 'notice', timing: { anchor: 'cancelled', offset: { minutes: 0 }, window: 'any' } }),
      ),
    ).start();
    flow.take({ type: 'staff_command', command: 'hold', auto_message_id: 'remind' });
    expect(planOf(flow)).toEqual([
      ['remind', DAY_BEFORE, 'held', null],
      ['nudge', null, 'on_demand', null],
      ['notice', null, 'on_demand', null],
    ]);
  });

  it('skips a reminder close to a booking message', () => {
    const booking = {
      ...reminder({ id: 'book', timing: { anchor: 'start', offset: { minutes: -24 * 60 - 30 }, window: 'any' } }),
      purpose: 'booking',
    };
    const flow = new Scenario(schedule(reminder(), booking)).start();
    expect(planOf(flow)).toContainEqual(['remind', DAY_BEFORE, 'skipped', 'too_close_to_booking']);
    flow.until('2026-03-12T13:00:00.000Z');
    expect(flow.sentMessages).toEqual(['book']);
    expect(flow.skipped).toEqual([['remind', 'too_close_to_booking']]);
  });
});

describe('scheduled sends', () => {
  it('evaluate the condition when the message is due, not before', () => {
    const flow = new Scenario(
      schedule(reminder({ condition: { field: 'event.title', op: '==', value: 'cleaning' } })),
    ).start();
    flow.appointment({ title: 'X-ray' }).until(DAY_BEFORE);
    expect(flow.skipped).toEqual([['remind', 'condition_false']]);
  });

  it('send a booking made late at once, and skip a reminder that is', () => {
    const booking = {
      ...reminder({ id: 'book', timing: { anchor: 'created', offset: { minutes: 0 }, window: 'any' } }),
      purpose: 'booking',
    };
    const flow = new Scenario(schedule(reminder(), booking), { now: '2026-03-12T12:00:00.000Z' }).start();
    expect(flow.sentMessages).toEqual(['book']);
    expect(flow.skipped).toEqual([['remind', 'past_when_planned']]);
  });

  it('go out late when nobody looked in time, but not after the start', () => {
    const late = new Scenario(schedule(reminder())).start();
    late.now = '2026-03-12T13:59:00.000Z';
    late.take({ type: 'timer' });
    expect(late.sentMessages).toEqual(['remind']);
    const too_late = new Scenario(schedule(reminder())).start();
    too_late.now = '2026-03-12T14:00:00.000Z';
    too_late.take({ type: 'timer' });
    expect(too_late.skipped).toEqual([['remind', 'too_late']]);
  });
});
