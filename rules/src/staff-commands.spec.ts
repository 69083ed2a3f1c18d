import { describe, expect, it } from 'vitest';
import { explainTrace } from './explain-trace.ts';
import { judgeCommand, MESSAGE_COMMANDS, type MessageCommand } from './judge-command.ts';
import { plan } from './plan.ts';
import { reminder, Scenario, schedule, START } from './scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const begin = (...more: readonly object[]) => new Scenario(schedule(reminder(), ...more)).start();
const command = (flow: Scenario, name: MessageCommand, auto_message_id = 'remind') =>
  flow.take({ type: 'staff_command', command: name, auto_message_id });
const why = (flow: Scenario) => explainTrace(flow.last.trace, { nameOf: () => 'Reminder' });

function planned(flow: Scenario) {
  const { definitions, memory, facts, now } = flow;
  return plan({ definitions, memory, facts, now }).map(({ at, status, reason }) => [at, status, reason]);
}

/** What staff can ask for now, and why not the rest. */
function refusals(flow: Scenario, auto_message_id = 'remind') {
  const { definitions, memory, facts, now } = flow;
  return Object.fromEntries(
    MESSAGE_COMMANDS.map((each) => [
      each,
      judgeCommand({ definitions, memory, facts, now, auto_message_id, command: each }),
    ]),
  );
}

describe('send now', () => {
  it('sends it instead of later', () => {
    const flow = begin();
    command(flow, 'send_now');
    flow.until(START);
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.sends[0]?.due_at).toBe(flow.facts.appointment.created_at);
  });

  it('says who did it', () => {
    const flow = begin();
    flow.accepts = false;
    command(flow, 'send_now');
    expect(why(flow)).toEqual(['A member of staff sent “Reminder” now.']);
  });

  it('waits for the end of quiet hours, and says so', () => {
    const flow = begin();
    flow.accepts = false;
    flow.facts = { ...flow.facts, account: { quiet_hours: { from: '21:00', to: '08:00' } } };
    flow.now = '2026-03-06T03:00:00.000Z';
    command(flow, 'send_now');
    expect(flow.sends.map(({ due_at }) => due_at)).toEqual(['2026-03-06T13:00:00.000Z']);
    expect(why(flow)).toEqual(['A member of staff sent “Reminder” now; it waits for the end of quiet hours.']);
  });

  it('sends once, however often it is asked for', () => {
    const flow = begin();
    flow.accepts = false;
    command(flow, 'send_now');
    command(flow, 'send_now');
    expect(flow.sentMessages).toEqual(['remind']);
    expect(why(flow)).toEqual([
      'A member of staff asked to send “Reminder” now; nothing was done: it had already gone out.',
    ]);
  });

  it('sends what was held, skipped or had failed', () => {
    const held = begin();
    command(held, 'hold');
    command(held, 'send_now');
    expect(held.sentMessages).toEqual(['remind']);
    const skipped = begin();
    command(skipped, 'skip');
    command(skipped, 'send_now');
    expect(skipped.sentMessages).toEqual(['remind']);
    const failed = begin().until(DAY_BEFORE);
    failed.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'failed', reason: 'carrier_30003' });
    command(failed, 'send_now');
    expect(failed.sentMessages).toEqual(['remind', 'remind']);
  });

  it('does not hold the reminder of a new time, though the old one was held', () => {
    const flow = begin();
    command(flow, 'hold');
    command(flow, 'send_now');
    flow.appointment({ version: 2, start: '2026-03-20T10:00', end: '2026-03-20T11:00', moved_at: flow.now });
    flow.take({ type: 'appointment_changed', change: 'moved', version: 2, keep_answer: false });
    expect(planned(flow)).toEqual([['2026-03-19T14:00:00.000Z', 'planned', null]]);
  });
});

describe('skip', () => {
  it('leaves it out', () => {
    const flow = begin();
    command(flow, 'skip');
    expect(why(flow)).toEqual(['A member of staff skipped “Reminder”.']);
    expect(flow.skipped).toEqual([['remind', 'staff_skipped']]);
    flow.until(START);
    expect(flow.sentMessages).toEqual([]);
  });

  it('takes it back when it was handed over, and tells it once', () => {
    const flow = begin();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    expect(command(flow, 'skip').effects).toEqual([
      { type: 'withdraw', key: 'w/s/remind/v1/1', send_key: 's/remind/v1/1', reason: 'staff_skipped' },
    ]);
    flow.until(START);
    expect(flow.sentMessages).toEqual(['remind']);
  });

  it('is taken back by a release while its time lies ahead', () => {
    const flow = begin();
    command(flow, 'skip');
    command(flow, 'release');
    expect(planned(flow)).toEqual([[DAY_BEFORE, 'planned', null]]);
    expect(flow.until(START).sentMessages).toEqual(['remind']);
    const late = begin();
    command(late, 'skip');
    late.until(DAY_BEFORE);
    expect(refusals(late)['release']).toBe('too_late');
  });
});

describe('hold', () => {
  it('of a reminder whose time lies after the start is refused once the appointment has begun', () => {
    const late = { ...reminder({ id: 'late', timing: { anchor: 'start', offset: { weeks: 1 }, window: 'any' } }) };
    const flow = begin(late);
    expect(refusals(flow, 'late').hold).toBeNull();
    flow.until(START);
    expect(refusals(flow, 'late').hold).toBe('too_late');
    expect(command(flow, 'hold', 'late').trace.find(({ rule }) => rule === 'staff')?.verdict).toBe('ignored');
  });

  it('keeps it until it is released, or too late', () => {
    const released = begin();
    command(released, 'hold');
    released.until('2026-03-11T20:00:00.000Z');
    expect(released.sentMessages).toEqual([]);
    command(released, 'release');
    expect(released.sentMessages).toEqual(['remind']);
    const forgotten = begin();
    command(forgotten, 'hold');
    forgotten.until(START);
    expect(forgotten.skipped).toEqual([['remind', 'too_late']]);
    expect(forgotten.last.finished).toBe(true);
  });

  it('takes back what was handed over a moment ago, and sends it when it is released', () => {
    const flow = begin();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    expect(command(flow, 'hold').effects.map(({ type }) => type)).toEqual(['withdraw']);
    expect(planned(flow)).toEqual([[DAY_BEFORE, 'held', null]]);
    flow.now = '2026-03-11T18:00:00.000Z';
    command(flow, 'release');
    expect(flow.sends.map(({ key }) => key)).toEqual(['s/remind/v1/1', 's/remind/v1/2']);
  });
});

describe('hold, when the appointment has moved to an earlier time that nobody has told yet', () => {
  it('takes back what was handed over, once: by then it is over, not held', () => {
    const flow = begin();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.appointment({ version: 2, start: '2026-03-11T10:00', end: '2026-03-11T11:00', moved_at: flow.now });
    command(flow, 'hold');
    expect(flow.effects.at(-1)).toMatchObject({ type: 'withdraw', reason: 'staff_held' });
    expect(refusals(flow).hold).toBe('too_late');
  });
});

describe('what can be asked for', () => {
  const booking = {
    ...reminder({ id: 'book', timing: { anchor: 'moved', offset: { minutes: 0 }, window: 'any' } }),
    purpose: 'booking',
  };
  const on_demand = reminder({ id: 'extra', availability: 'on_demand', timing: null });
  const nothing = (reason: string) => ({ send_now: reason, skip: reason, hold: reason, release: reason });

  it.each<[string, (flow: Scenario) => unknown, object, string?]>([
    ['a planned message', () => null, { send_now: null, skip: null, hold: null, release: 'not_held' }],
    [
      'a held one',
      (flow) => command(flow, 'hold'),
      { send_now: null, skip: null, hold: 'held_already', release: null },
    ],
    [
      'a skipped one',
      (flow) => command(flow, 'skip'),
      { send_now: null, skip: 'nothing_planned', hold: 'nothing_planned', release: null },
    ],
    [
      'one that has gone out',
      (flow) => flow.until(DAY_BEFORE),
      { send_now: 'already_sent', skip: 'already_sent', hold: 'already_sent', release: 'not_held' },
    ],
    [
      'one about to go',
      (flow) => {
        flow.accepts = false;
        flow.until(DAY_BEFORE);
      },
      { send_now: 'already_sent', skip: null, hold: null, release: 'not_held' },
    ],
    ['one for a stopped number', (flow) => flow.stop('sms'), { send_now: 'opted_out', skip: null, hold: null }],
    [
      'one for a channel that was refused',
      (flow) => {
        flow.facts = { ...flow.facts, refused: ['sms'] };
      },
      { send_now: 'no_consent', skip: null, hold: null },
    ],
    [
      'one with nowhere to go',
      (flow) => flow.participant({ addresses: { sms: null, email: null, call: null } }),
      { send_now: 'no_address', skip: null, hold: null },
    ],
    [
      'one of a cancelled appointment',
      (flow) => {
        flow.appointment({ status: 'cancelled', version: 2, cancelled_at: flow.now });
        flow.take({ type: 'appointment_changed', change: 'cancelled', version: 2, keep_answer: false });
      },
      { send_now: 'appointment_cancelled', skip: 'nothing_planned', hold: 'nothing_planned' },
    ],
    [
      'one whose appointment has begun',
      (flow) => {
        flow.now = START;
      },
      { send_now: 'too_late' },
    ],
    ['one for someone taken off', (flow) => flow.participant({ removed: true }), nothing('participant_removed')],
    ['one that no longer exists', () => null, nothing('unknown_message'), 'gone'],
    ['a notice of a move that never was', () => null, { send_now: 'nothing_planned', skip: 'nothing_planned' }, 'book'],
    ['one without a time', () => null, { send_now: null, skip: 'nothing_planned', hold: 'nothing_planned' }, 'extra'],
    [
      'one without a time that went out before',
      (flow) => command(flow, 'send_now', 'extra'),
      { send_now: null, skip: 'already_sent', hold: 'nothing_planned' },
      'extra',
    ],
  ])('of %s', (_, happen, expected, id) => {
    const flow = begin(booking, on_demand);
    happen(flow);
    expect(refusals(flow, id)).toMatchObject(expected);
  });
});
