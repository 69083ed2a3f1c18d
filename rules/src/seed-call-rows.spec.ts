import { describe, expect, it } from 'vitest';
import { OPT_OUT_WORDS } from './line-words.ts';
import { routeDigit } from './route-digit.ts';
import { reminderCall, Scenario, schedule } from './scenario.spec-support.ts';

/** The rows of "Default Triggers and Actions" in the seed on auto replies that concern calls. */
const ROWS = [
  { row: 'Reminders: dials “1”', purpose: 'reminder', digits: '1', state: 'confirmed', told: 'client_confirmed' },
  {
    row: 'Reminders: dials “2” and then “2”',
    purpose: 'reminder',
    digits: '22',
    state: 'cancelled',
    told: 'client_cancelled',
  },
  {
    row: 'Reminders: dials “2” and then “1”',
    purpose: 'reminder',
    digits: '21',
    state: 'reschedule_requested',
    told: 'client_requested_reschedule',
  },
  { row: 'Booking: dials “1”', purpose: 'booking', digits: '1', state: 'accepted', told: 'client_accepted' },
  { row: 'Booking: dials “2”', purpose: 'booking', digits: '2', state: 'declined', told: 'client_declined' },
] as const;

describe('the seed’s default triggers on calls', () => {
  it.each(ROWS)('$row marks $state and notifies', ({ purpose, digits, state, told }) => {
    const flow = new Scenario(schedule(reminderCall({ purpose }))).start().until('2026-03-11T14:00:00.000Z');
    for (const digit of digits) flow.dial(digit);
    expect([flow.state, flow.notified]).toEqual([state, [told]]);
  });

  it.each(['1', '2', '3'])('has none for %s on a follow-up', (digit) => {
    const flow = new Scenario(schedule(reminderCall({ purpose: 'follow_up' })))
      .start()
      .until('2026-03-11T14:00:00.000Z');
    flow.dial(digit);
    expect([flow.state, flow.said.at(-1)?.[0]]).toEqual(['none', 'call_not_recognized']);
  });

  it('All messages: dialing 9 puts the phone number on the stop list', () => {
    expect(OPT_OUT_WORDS.call).toEqual(['9']);
    expect(routeDigit('9')).toMatchObject({ type: 'opt_out', word: '9' });
    for (const digit of ['0', '1', '8', '*', '#', '', '99']) expect(routeDigit(digit).type).toBe('answers');
  });
});
