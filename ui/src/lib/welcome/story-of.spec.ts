import { describe, expect, it } from 'vitest';
import { storyOf } from './story-of.ts';
import type { ToldMessage } from './story.ts';

const message = (more: Partial<ToldMessage>): ToldMessage => ({
  direction: 'out',
  kind: 'auto_message',
  status: 'delivered',
  name: 'Reminder, 1 day before',
  body: null,
  at: '2026-11-22T14:00:00.000Z',
  why: ['Planned.'],
  ...more,
});

const reminder = message({});
const planned = message({ status: 'planned' });
const late = message({ direction: 'in', kind: 'reply', status: 'received', body: 'sure, but I may be late' });
const no_problem = message({ kind: 'automatic_reply', body: 'No problem, Robin' });
const one = message({ direction: 'in', kind: 'reply', status: 'received', body: '1' });
const thanks = message({ kind: 'automatic_reply', status: 'accepted', body: 'Thank you, Robin' });
const notice = message({ kind: 'notification', body: 'Robin confirmed' });

const appointment = (state = 'none') => ({ status: 'scheduled', participants: [{ state }] }) as const;

describe('where the story stands', () => {
  it.each([
    ['at the form, without an appointment', null, [], 'make'],
    ['before the jump, while the reminder is planned', appointment(), [planned], 'reminder'],
    ['still there while it is on its way', appointment(), [message({ status: 'sending' })], 'reminder'],
    ['at the phone, once it arrived', appointment(), [reminder], 'late'],
    ['still there when nothing answers what was said', appointment(), [reminder, late], 'late'],
    ['at the confirmation, once the answer went back', appointment(), [reminder, late, no_problem], 'confirm'],
    ['at the end', appointment('confirmed'), [reminder, late, no_problem, one, thanks, notice], 'finished'],
    [
      'elsewhere, when the client asks for another time',
      appointment('reschedule_requested'),
      [reminder, one],
      'ended_otherwise',
    ],
    [
      'elsewhere, when the appointment is cancelled',
      { ...appointment(), status: 'cancelled' },
      [planned],
      'ended_otherwise',
    ],
  ] as const)('is %s', (_where, made, messages, now) => {
    expect(storyOf({ appointment: made, messages }).now).toBe(now);
  });

  it('pairs what was said with what went back', () => {
    const { exchanges, confirmation } = storyOf({
      appointment: appointment('confirmed'),
      messages: [reminder, late, no_problem, one, notice, thanks],
    });
    expect(exchanges).toEqual([
      { said: late, answered: no_problem },
      { said: one, answered: thanks },
    ]);
    expect(confirmation).toEqual({ said: one, answered: thanks });
  });

  it('says that the client was never late when the first answer confirmed', () => {
    expect(storyOf({ appointment: appointment('confirmed'), messages: [reminder, one, thanks] }).passed_over).toEqual([
      'late',
    ]);
    expect(
      storyOf({ appointment: appointment('confirmed'), messages: [reminder, late, no_problem, one, thanks] })
        .passed_over,
    ).toEqual([]);
  });

  it('tells why no reminder comes', () => {
    const skipped = message({ status: 'skipped', why: ['Not sent: its time had already passed when it was planned.'] });
    expect(storyOf({ appointment: appointment(), messages: [skipped] })).toMatchObject({
      now: 'reminder',
      reminder: null,
      trouble: skipped,
    });
  });

  it('takes the message that arrived for the reminder, not a later one that is planned', () => {
    expect(storyOf({ appointment: appointment(), messages: [reminder, planned] })).toMatchObject({
      now: 'late',
      reminder,
    });
  });
});
