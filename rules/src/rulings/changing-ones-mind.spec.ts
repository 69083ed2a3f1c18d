import { describe, expect, it } from 'vitest';
import { END, reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';

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
    const auto_replies = [
      {
        id: 'come',
        trigger: { type: 'reply_is', any_of: ['come'] },
        actions: [{ type: 'reply', body: 'Confirmed!' }, { type: 'mark_as_confirmed' }],
      },
    ];
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
