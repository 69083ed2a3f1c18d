import { afterEach, describe, expect, it } from 'vitest';
import { reminder } from '../fixtures/reminder.ts';
import { definitionOf } from '../harness/clinic.ts';
import { openWorld, type World } from '../../sequences/src/world.spec-support.ts';

let world: World;

afterEach(() => world.close());

/** The fixture's first reminder alone, at another distance. */
function remindedBefore(offset: object) {
  const [first] = reminder.messages;
  return definitionOf({
    name: 'Times',
    windows: reminder.windows,
    messages: [{ ...first, auto_replies: [], timing: { anchor: 'start', offset } }],
  });
}

const table = [
  ['the day clocks go forward', { days: -1 }, '2027-03-14T12:00', '2027-03-13T14:00', 'March 14 at 12:00 PM'],
  ['the day after clocks went forward', { days: -1 }, '2027-03-15T12:00', '2027-03-14T13:00', 'March 15 at 12:00 PM'],
  ['24 hours that are 25 on the wall', { hours: -24 }, '2027-03-14T12:00', '2027-03-13T16:00', 'March 14 at 12:00 PM'],
  ['the day clocks go back', { days: -1 }, '2027-11-07T12:00', '2027-11-06T13:00', 'November 7 at 12:00 PM'],
  ['the day after clocks went back', { days: -1 }, '2027-11-08T12:00', '2027-11-07T14:00', 'November 8 at 12:00 PM'],
  ['the day after a leap day', { days: -1 }, '2028-03-01T12:00', '2028-02-29T14:00', 'March 1 at 12:00 PM'],
  ['a year without one', { days: -1 }, '2027-03-01T12:00', '2027-02-28T14:00', 'March 1 at 12:00 PM'],
  ['a month before the 31st', { months: -1 }, '2027-03-31T12:00', '2027-02-28T14:00', 'March 31 at 12:00 PM'],
  [
    'a month before the 31st of a leap year',
    { months: -1 },
    '2028-03-31T12:00',
    '2028-02-29T14:00',
    'March 31 at 12:00 PM',
  ],
] as const;

describe('a reminder keeps the wall time in New York', () => {
  it.each(table)('%s', async (_when, offset, start, due_utc, words) => {
    world = await openWorld(remindedBefore(offset));
    const booked = await world.clinic.book({ start, end: start.replace('T12:00', 'T12:30') });
    const planned = await world.look(booked);
    expect(planned.wake_at?.slice(0, 16)).toBe(due_utc);
    await world.advance(`${planned.wake_in_ms - 1000} milliseconds`);
    expect((await world.look(booked)).dispatch).toEqual([]);
    await world.advance('1 second');
    expect((await world.look(booked)).dispatch).toHaveLength(1);
    const [message] = await world.clinic.sql<{ body: string }>(`select body from message where sequence_id = $1`, [
      booked.sequence_id,
    ]);
    expect(message?.body).toContain(words);
  });

  it('when its appointment is at an hour that the change of clocks skips: it goes out at the first moment there is', async () => {
    world = await openWorld(remindedBefore({ hours: -24 }));
    const booked = await world.clinic.book({ start: '2027-03-14T02:30', end: '2027-03-14T03:30' });
    const planned = await world.look(booked);
    // 24 hours before 03:30 EDT, rolled back into the window of the day before.
    expect(planned.wake_at).toBe('2027-03-13T00:59:00.000Z');
  });
});
