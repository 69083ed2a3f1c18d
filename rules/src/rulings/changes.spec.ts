import { describe, expect, it } from 'vitest';
import { compareInputs } from '../compare-inputs.ts';
import type { Input } from '../input.ts';
import { END, reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

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
    expect(flow.sends.filter(({ source }) => source.kind === 'auto_message').map(({ key, due_at }) => [key, due_at])).toEqual([
      ['s/remind/v1/1', '2026-03-11T14:00:00.000Z'],
      ['s/remind/v2/2', '2026-03-15T14:00:00.000Z'],
    ]);
    expect(flow.last.finished).toBe(true);
  });

  it('sends it at once when its new time has passed and the appointment has not', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T16:00:00.000Z');
    move(flow, '2026-03-12T09:00', 2);
    expect(flow.sends.at(-1)).toMatchObject({ key: 's/remind/v2/2', due_at: '2026-03-11T16:00:00.000Z', appointment_version: 2 });
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
    expect(flow.last.effects).toContainEqual({ type: 'withdraw', key: 'w/s/remind/v1/1', send_key: 's/remind/v1/1', reason: 'appointment_moved' });
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
    flow.appointment({ version: 2, start: '2026-03-16T10:00', end: '2026-03-16T11:00', moved_at: '2026-03-11T14:10:00.000Z' });
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

  it('ends timers and takes back what has not gone out', () => {
    const auto_replies = [{ id: 'silence', trigger: { type: 'no_response_after', minutes: 60 }, actions: [{ type: 'reply', body: 'x' }] }];
    const flow = new Scenario(schedule(reminder({ auto_replies }))).start().until(DAY_BEFORE);
    flow.appointment({ version: 2, status: 'cancelled', cancelled_at: flow.now });
    flow.take({ type: 'appointment_changed', change: 'cancelled', version: 2, keep_answer: false });
    flow.until(START);
    expect(flow.sends).toHaveLength(1);
  });
});

describe('ruling 25: revisions', () => {
  it('understands replies as the message that was sent meant them, and sends unsent ones as newly published', () => {
    const late = (body: string) => [{ id: 'late', trigger: { type: 'reply_is', any_of: ['late'] }, actions: [{ type: 'reply', body }] }];
    const second = reminder({ id: 'second', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } });
    const flow = new Scenario(schedule(reminder({ auto_replies: late('old') }), second)).start().until(DAY_BEFORE);
    flow.publish('rev_2', schedule(reminder(), second));
    flow.reply('late');
    expect(flow.sends.at(-1)?.source).toMatchObject({ kind: 'automatic_reply', revision_id: 'rev_1' });
    flow.until(START);
    expect(flow.sends.at(-1)?.source).toEqual({ kind: 'auto_message', revision_id: 'rev_2', auto_message_id: 'second' });
  });

  it('sends nothing for a newly published message whose time has already passed', () => {
    const flow = new Scenario(schedule(reminder({ id: 'other' }))).start().until('2026-03-11T18:00:00.000Z');
    const booking = { ...reminder({ id: 'welcome', timing: { anchor: 'created', offset: { minutes: 5 }, window: 'any' } }), purpose: 'booking' };
    flow.publish('rev_2', schedule(reminder({ id: 'other' }), reminder({ id: 'missed' }), booking));
    expect(flow.sentMessages).toEqual(['other']);
    expect(flow.skipped).toEqual([['missed', 'past_when_planned'], ['welcome', 'past_when_planned']]);
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
      'started', 'opt_out', 'digit', 'reply_2', 'state', 'staff', 'appointment', 'revision', 'delivery', 'clock', 'timer',
    ]);
  });
});

describe('ruling 27: changing one’s mind', () => {
  const day = () => new Scenario(schedule(reminder())).start().until(DAY_BEFORE);

  it('lets the last act win', () => {
    const flow = day();
    flow.reply('1');
    flow.now = '2026-03-11T18:00:00.000Z';
    flow.reply('2');
    expect(flow.state).toBe('cancelled');
    expect(flow.notified).toEqual(['client_confirmed', 'client_cancelled']);
  });

  it('simply changes a cancel that is taken back within the grace', () => {
    const flow = day();
    flow.reply('2');
    flow.now = '2026-03-11T14:10:00.000Z';
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
  });

  it.each(['2', '3'])('marks nothing when %s is taken back later: the client and staff are told', (first) => {
    const flow = day();
    flow.reply(first);
    const state = flow.state;
    flow.now = '2026-03-11T14:10:01.000Z';
    flow.reply('1');
    expect(flow.state).toBe(state);
    expect(flow.texts.at(-1)).toBe('not_confirmed_yet');
    expect(flow.notified.at(-1)).toBe('confirm_after_cancel');
  });

  it('does not say authored thanks for a mark that is refused', () => {
    const auto_replies = [{ id: 'come', trigger: { type: 'reply_is', any_of: ['come'] }, actions: [{ type: 'reply', body: 'Confirmed!' }, { type: 'mark_as_confirmed' }] }];
    const flow = new Scenario(schedule(reminder({ auto_replies }))).start().until(DAY_BEFORE);
    flow.reply('2');
    flow.now = '2026-03-11T15:00:00.000Z';
    flow.reply('come');
    expect(flow.sends.some(({ source }) => source.kind === 'automatic_reply')).toBe(false);
    expect(flow.texts).toEqual(['thanks_cancelled', 'not_confirmed_yet']);
  });

  it('says that it was cancelled when staff cancelled', () => {
    const cancelled = day();
    cancelled.appointment({ status: 'cancelled' }).reply('1');
    expect(cancelled.state).toBe('none');
    expect(cancelled.texts).toEqual(['was_cancelled']);
    expect(cancelled.notified).toEqual(['confirm_after_cancel']);
    const set = day();
    set.participant({ state: 'cancelled', state_set_by: 'staff', state_set_at: DAY_BEFORE }).reply('1');
    expect(set.state).toBe('cancelled');
    expect(set.texts).toEqual(['was_cancelled']);
  });

  it('thanks again for the same answer and notifies no one twice', () => {
    const flow = day();
    flow.reply('1');
    flow.reply('1');
    expect(flow.texts).toEqual(['thanks_confirmed', 'thanks_confirmed']);
    expect(flow.notified).toEqual(['client_confirmed']);
    expect(flow.effects.filter(({ type }) => type === 'set_state')).toHaveLength(1);
  });

  it.each(['2', '3'])('after the start only tells staff of %s, and after the end marks nothing at all', (text) => {
    const flow = day().until(START);
    flow.reply(text);
    expect(flow.state).toBe('none');
    expect(flow.texts).toEqual(['too_late_to_change']);
    expect(flow.notified).toEqual(['act_too_late']);
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
    flow.until(END).participant({ state: 'none' });
    flow.reply('1');
    expect(flow.state).toBe('none');
    expect(flow.notified.at(-1)).toBe('act_too_late');
  });

  it('judges an act by when it was done, not by when it is decided', () => {
    const flow = day().until(START);
    flow.take({ type: 'reply', channel: 'sms', text: '2', answers: flow.newestKey(), at: '2026-03-12T13:59:00.000Z' });
    expect(flow.state).toBe('cancelled');
  });

  it('inside the cut-off only tells staff', () => {
    const policy = { cancel_cutoff_hours: 24, reschedule_cutoff_hours: 12 };
    const flow = new Scenario({ ...schedule(reminder()), policy }).start().until(DAY_BEFORE);
    flow.reply('2');
    expect(flow.state).toBe('none');
    expect(flow.texts).toEqual(['too_late_to_change']);
    flow.reply('3');
    expect(flow.state).toBe('reschedule_requested');
  });

  it('takes an accept after a confirm for nothing new', () => {
    const booking = { ...reminder(), purpose: 'booking' };
    const flow = new Scenario(schedule(booking)).start().until(DAY_BEFORE);
    flow.participant({ state: 'confirmed' }).reply('1');
    expect(flow.state).toBe('confirmed');
    expect(flow.texts).toEqual(['thanks_accepted']);
  });
});
