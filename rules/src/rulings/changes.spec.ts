import { describe, expect, it } from 'vitest';
import { compareInputs } from '../compare-inputs.ts';
import type { Input } from '../input.ts';
import { reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';

function move(flow: Scenario, start: string, version: number, keep_answer = false): void {
  const end = `${start.slice(0, 11)}${String(Number(start.slice(11, 13)) + 1).padStart(2, '0')}${start.slice(13)}`;
  flow.appointment({ version, start, end, previous_start: flow.facts.appointment.start, moved_at: flow.now });
  flow.take({ type: 'appointment_changed', change: 'moved', version, keep_answer });
}

describe('ruling 24: moved', () => {
  it('sends the reminder again for the new time, exactly once, and resets the answer', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.reply('1');
    move(flow, '2026-03-16T10:00', 2);
    expect(flow.state).toBe('none');
    flow.until('2026-04-30T00:00:00.000Z');
    expect(
      flow.sends.filter(({ source }) => source.kind === 'auto_message').map(({ key, due_at }) => [key, due_at]),
    ).toEqual([
      ['s/remind/v1/1', '2026-03-11T14:00:00.000Z'],
      ['s/remind/v2/2', '2026-03-15T14:00:00.000Z'],
    ]);
    expect(flow.last.finished).toBe(true);
  });

  it('sends it at once when its new time has passed and the appointment has not', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T16:00:00.000Z');
    move(flow, '2026-03-12T09:00', 2);
    expect(flow.sends.at(-1)).toMatchObject({
      key: 's/remind/v2/2',
      due_at: '2026-03-11T16:00:00.000Z',
      appointment_version: 2,
    });
  });

  it('sends nothing again when the new time itself has passed', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T16:00:00.000Z');
    move(flow, '2026-03-11T09:00', 2);
    expect(flow.sentMessages).toEqual(['remind']);
    expect(flow.skipped).toEqual([['remind', 'too_late']]);
  });

  it('keeps the answer when staff say so', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.reply('1');
    move(flow, '2026-03-16T10:00', 2, true);
    expect(flow.state).toBe('confirmed');
  });

  it('moves a reminder that has not gone out, without a word', () => {
    const flow = new Scenario(schedule(reminder())).start();
    move(flow, '2026-03-16T10:00', 2);
    expect(flow.effects).toEqual([]);
    expect(flow.last.wake_at).toBe('2026-03-15T14:00:00.000Z');
  });

  it('takes back a reminder that was handed over and not yet sent, and sends the new one', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    move(flow, '2026-03-12T12:00', 2);
    expect(flow.last.effects).toContainEqual({
      type: 'withdraw',
      key: 'w/s/remind/v1/1',
      send_key: 's/remind/v1/1',
      reason: 'appointment_moved',
    });
    flow.until(START);
    expect(flow.sends.map(({ key }) => key)).toEqual(['s/remind/v1/1', 's/remind/v2/2']);
  });

  it('marks nothing from an answer to the old time: staff hear of it and the new time is sent', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    move(flow, '2026-03-16T10:00', 2);
    flow.reply('1', 's/remind/v1/1');
    expect(flow.state).toBe('none');
    expect(flow.notified).toEqual(['reply_to_old_time']);
    expect(flow.texts).toEqual(['new_time']);
  });

  it('knows an answer to the old time even before the move itself is taken in', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.now = '2026-03-11T14:20:00.000Z';
    flow.appointment({
      version: 2,
      start: '2026-03-16T10:00',
      end: '2026-03-16T11:00',
      moved_at: '2026-03-11T14:10:00.000Z',
    });
    flow.reply('1');
    expect(flow.state).toBe('none');
    expect(flow.texts).toEqual(['new_time']);
    flow.take({ type: 'appointment_changed', change: 'moved', version: 2, keep_answer: false });
    flow.until('2026-03-15T14:00:00.000Z');
    expect(flow.sentMessages).toEqual(['remind', 'remind']);
  });

  it('takes an old report of a move for nothing', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    move(flow, '2026-03-16T10:00', 2);
    const before = flow.memory;
    flow.take({ type: 'appointment_changed', change: 'moved', version: 2, keep_answer: false });
    expect(flow.memory).toEqual(before);
  });

  it('plans a message again that the claim refused because only a detail was edited', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.appointment({ version: 2, title: 'Deep cleaning' });
    flow.take({ type: 'appointment_changed', change: 'edited', version: 2, keep_answer: false });
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'skipped', reason: 'appointment_moved' });
    expect(flow.sends.map(({ key }) => key)).toEqual(['s/remind/v1/1', 's/remind/v2/2']);
  });
});

describe('ruling 24: cancelled by staff or deleted', () => {
  const notice = reminder({ id: 'notice', timing: { anchor: 'cancelled', offset: { minutes: 0 }, window: 'any' } });

  it('lets nothing go out but messages about the cancellation', () => {
    const flow = new Scenario(schedule(reminder(), notice)).start();
    flow.appointment({ version: 2, status: 'cancelled', cancelled_at: flow.now });
    flow.take({ type: 'appointment_changed', change: 'cancelled', version: 2, keep_answer: false });
    flow.until('2026-04-30T00:00:00.000Z');
    expect(flow.sentMessages).toEqual(['notice']);
    expect(flow.skipped).toEqual([['remind', 'appointment_cancelled']]);
    expect(flow.last.finished).toBe(true);
  });

  it('says once of each message why it is not sent', () => {
    const early = reminder({ id: 'early', timing: { anchor: 'start', offset: { days: -30 }, window: 'any' } });
    const flow = new Scenario(schedule(early)).start();
    flow.appointment({ version: 2, status: 'cancelled', cancelled_at: flow.now });
    flow.take({ type: 'appointment_changed', change: 'cancelled', version: 2, keep_answer: false });
    expect(flow.skipped).toEqual([['early', 'past_when_planned']]);
  });

  it('ends timers and takes back what has not gone out', () => {
    const auto_replies = [
      { id: 'silence', trigger: { type: 'no_response_after', minutes: 60 }, actions: [{ type: 'reply', body: 'x' }] },
    ];
    const flow = new Scenario(schedule(reminder({ auto_replies }))).start().until(DAY_BEFORE);
    flow.appointment({ version: 2, status: 'cancelled', cancelled_at: flow.now });
    flow.take({ type: 'appointment_changed', change: 'cancelled', version: 2, keep_answer: false });
    flow.until(START);
    expect(flow.sends).toHaveLength(1);
  });
});

describe('ruling 25: revisions', () => {
  it('understands replies as the message that was sent meant them, and sends unsent ones as newly published', () => {
    const late = (body: string) => [
      { id: 'late', trigger: { type: 'reply_is', any_of: ['late'] }, actions: [{ type: 'reply', body }] },
    ];
    const second = reminder({ id: 'second', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } });
    const flow = new Scenario(schedule(reminder({ auto_replies: late('old') }), second)).start().until(DAY_BEFORE);
    flow.publish('rev_2', schedule(reminder(), second));
    flow.reply('late');
    expect(flow.sends.at(-1)?.source).toMatchObject({ kind: 'automatic_reply', revision_id: 'rev_1' });
    flow.until(START);
    expect(flow.sends.at(-1)?.source).toEqual({
      kind: 'auto_message',
      revision_id: 'rev_2',
      auto_message_id: 'second',
    });
  });

  it('sends nothing for a newly published message whose time has already passed', () => {
    const flow = new Scenario(schedule(reminder({ id: 'other' }))).start().until('2026-03-11T18:00:00.000Z');
    const booking = {
      ...reminder({ id: 'welcome', timing: { anchor: 'created', offset: { minutes: 5 }, window: 'any' } }),
      purpose: 'booking',
    };
    flow.publish('rev_2', schedule(reminder({ id: 'other' }), reminder({ id: 'missed' }), booking));
    expect(flow.sentMessages).toEqual(['other']);
    expect(flow.skipped).toEqual([
      ['missed', 'past_when_planned'],
      ['welcome', 'past_when_planned'],
    ]);
  });
});

describe('ruling 26: inputs that wait together', () => {
  it('are taken by kind, then by time', () => {
    const at = DAY_BEFORE;
    const inputs: readonly Input[] = [
      { id: 'timer', at, type: 'timer' },
      { id: 'clock', at, type: 'clock_moved' },
      { id: 'delivery', at, type: 'delivery', key: 'k', outcome: 'accepted', reason: null },
      { id: 'revision', at, type: 'revision_published', revision_id: 'r' },
      { id: 'appointment', at, type: 'appointment_changed', change: 'moved', version: 2, keep_answer: false },
      { id: 'staff', at, type: 'staff_command', command: 'skip', auto_message_id: 'm' },
      { id: 'state', at, type: 'state_set', state: 'confirmed', by: 'staff' },
      { id: 'reply_2', at: START, type: 'reply', channel: 'sms', text: '2', answers: 'k' },
      { id: 'digit', at, type: 'digit', call: 'c', digit: '1', answers: 'k' },
      { id: 'opt_out', at: START, type: 'opted_out', channel: 'sms', word: 'stop', answers: null },
      { id: 'started', at, type: 'started' },
    ];
    expect(inputs.toSorted(compareInputs).map(({ id }) => id)).toEqual([
      'started',
      'opt_out',
      'digit',
      'reply_2',
      'state',
      'staff',
      'appointment',
      'revision',
      'delivery',
      'clock',
      'timer',
    ]);
  });
});
