import { newId } from '@kept/persistence/new-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Booked } from '../../../../test/harness/clinic.ts';
import { listedClinic, type ListedClinic } from './listed-clinic.spec-support.ts';

let listed: ListedClinic;
let sql: ListedClinic['clinic']['sql'];

beforeAll(async () => {
  listed = await listedClinic();
  ({ sql } = listed.clinic);
});

beforeEach(async () => {
  for (const table of ['message', 'sequence_input', 'sequence', 'participant', 'appointment', 'appointment_word'])
    await sql(`delete from ${table}`);
});

afterAll(() => listed.close());

const message = ({ sequence_id, appointment_id, participant_id }: Booked, more: Readonly<Record<string, unknown>>) => {
  const row = {
    id: newId(),
    account_id: listed.clinic.account_id,
    direction: 'out',
    kind: 'auto_message',
    channel: 'sms',
    lane: 'bulk',
    to_address: '+12025550123',
    body: 'Hello',
    due_at: '2027-03-09T15:00:00Z',
    sequence_id,
    appointment_id,
    participant_id,
    ...more,
  };
  const columns = Object.keys(row);
  return sql(
    `insert into message (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  );
};

describe('paging', () => {
  it('goes through everything both ways, in both orders, and each appointment is on one page', async () => {
    // several at the same moment: the id decides
    for (let n = 0; n < 23; n += 1) await listed.book({ title: `${n}`, start: `2027-03-${10 + (n % 4)}T10:00` });
    for (const order of ['soonest', 'latest']) {
      const whole = await listed.titles({ order, limit: '200' });
      expect(whole).toHaveLength(23);
      const forward: string[][] = [];
      let cursor: string | null = '';
      const previous: (string | null)[] = [];
      while (cursor !== null) {
        const page = await listed.list({ order, limit: '5', ...(cursor === '' ? {} : { cursor }) });
        forward.push(page.appointments.map(({ authored_title }) => authored_title));
        previous.push(page.previous_cursor);
        cursor = page.next_cursor;
      }
      expect(forward.flat()).toEqual(whole);
      expect(forward.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
      expect(previous[0]).toBeNull();
      const backward: string[][] = [];
      let back = previous.at(-1) ?? null;
      while (back !== null) {
        const page = await listed.list({ order, limit: '5', cursor: back });
        backward.unshift(page.appointments.map(({ authored_title }) => authored_title));
        expect(page.next_cursor).not.toBeNull();
        back = page.previous_cursor;
      }
      expect(backward).toEqual(forward.slice(0, -1));
    }
  });

  it.each([
    ['soonest', ['10a', '10b', '11'], ['08', '09']],
    ['latest', ['10b', '10a', '09', '08'], ['11']],
  ])('begins with a day, %s first, and leads back before it', async (order, first, before) => {
    for (const [title, start] of [
      ['08', '2027-03-08T10:00'],
      ['09', '2027-03-09T23:45'],
      ['10a', '2027-03-10T00:00'],
      ['10b', '2027-03-10T23:45'],
      ['11', '2027-03-11T00:00'],
    ] as const)
      await listed.book({ title, start });
    const page = await listed.list({ order, at: '2027-03-10' });
    expect(page.appointments.map(({ authored_title }) => authored_title)).toEqual(first);
    expect(await listed.titles({ order, cursor: page.previous_cursor ?? '' })).toEqual(before);
    const end = order === 'soonest' ? '2028-01-01' : '2020-01-01';
    const empty = await listed.list({ order, at: end });
    expect(empty).toMatchObject({ appointments: [], next_cursor: null });
    expect((await listed.list({ order, cursor: empty.previous_cursor ?? '' })).appointments).toHaveLength(5);
    const whole = await listed.list({ order, at: order === 'soonest' ? '2020-01-01' : '2028-01-01' });
    expect([whole.appointments.length, whole.previous_cursor]).toEqual([5, null]);
  });

  it('leads back from a page that has nothing left', async () => {
    for (const title of ['one', 'two']) await listed.book({ title });
    const { next_cursor } = await listed.list({ limit: '1' });
    await sql(`update appointment set deleted_at = now() where title = 'two'`);
    const empty = await listed.list({ limit: '1', cursor: next_cursor ?? '' });
    expect(empty).toMatchObject({ appointments: [], next_cursor: null });
    expect(empty.previous_cursor).not.toBeNull();
  });

  it('keeps its place when rows before it go and come', async () => {
    for (const hour of ['09', '10', '11', '12']) await listed.book({ title: hour, start: `2027-03-10T${hour}:00` });
    const { next_cursor } = await listed.list({ limit: '2' });
    await sql(`update appointment set deleted_at = now() where title = '09'`);
    await listed.book({ title: '08', start: '2027-03-10T08:00' });
    expect(await listed.titles({ limit: '2', cursor: next_cursor ?? '' })).toEqual(['11', '12']);
  });
});

describe('filters', () => {
  it('days are the account’s, first and last included', async () => {
    await listed.book({ title: 'late on the ninth', start: '2027-03-09T23:45' });
    await listed.book({ title: 'tenth', start: '2027-03-10T00:00' });
    await listed.book({ title: 'end of the eleventh', start: '2027-03-11T23:45' });
    await listed.book({ title: 'twelfth', start: '2027-03-12T00:00' });
    expect(await listed.titles({ from: '2027-03-10', to: '2027-03-11' })).toEqual(['tenth', 'end of the eleventh']);
    expect(await listed.titles({ from: '2027-03-12' })).toEqual(['twelfth']);
    expect(await listed.titles({ to: '2027-03-09' })).toEqual(['late on the ninth']);
    // clocks go forward on the fourteenth, and a day has 23 hours
    await listed.book({ title: 'fifteenth', start: '2027-03-15T00:00' });
    expect(await listed.titles({ from: '2027-03-14', to: '2027-03-14' })).toEqual([]);
  });

  it('a state is one that any of the people stands in; nobody’s is nobody’s', async () => {
    const states = ['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested'];
    for (const state of states) {
      const { participant_id } = await listed.book({ title: state });
      await sql('update participant set state = $2 where id = $1', [participant_id, state]);
    }
    const { participant_id } = await listed.book({ title: 'taken off' });
    await sql(`update participant set state = 'confirmed', removed_at = now() where id = $1`, [participant_id]);
    for (const state of states) expect(await listed.titles({ state })).toEqual([state]);
    expect((await listed.titles({ state: 'declined,cancelled' })).toSorted()).toEqual(['cancelled', 'declined']);
    expect((await listed.titles({ state: 'none, confirmed' })).toSorted()).toEqual(['confirmed', 'none']);
  });

  it('attention finds what failed, what is held, what nobody knows and what is stuck, each marked so', async () => {
    await listed.book({ title: 'quiet' });
    await message(await listed.book({ title: 'failed' }), { status: 'failed' });
    await message(await listed.book({ title: 'unknown' }), { status: 'unknown' });
    const held = await listed.book({ title: 'held' });
    await sql(`update sequence set held_at = now(), planned_count = 2 where id = $1`, [held.sequence_id]);
    const one = await listed.book({ title: 'one message held' });
    await sql(`update sequence set held_count = 1 where id = $1`, [one.sequence_id]);
    const stuck = await listed.book({ title: 'stuck' });
    await sql(`update sequence set stuck_at = now() where id = $1`, [stuck.sequence_id]);

    expect(await listed.titles({ attention: 'failed' })).toEqual(['failed']);
    expect(await listed.titles({ attention: 'unknown' })).toEqual(['unknown']);
    expect((await listed.titles({ attention: 'held' })).toSorted()).toEqual(['held', 'one message held']);
    expect(await listed.titles({ attention: 'stuck' })).toEqual(['stuck']);
    expect(await listed.count({ attention: 'failed,held,unknown,stuck' })).toEqual({ count: 5, capped: false });
    const { appointments } = await listed.list({});
    const marks = Object.fromEntries(appointments.map(({ title, attention }) => [title, attention]));
    expect(marks).toEqual({
      quiet: [],
      failed: ['failed'],
      unknown: ['unknown'],
      held: ['held'],
      'one message held': ['held'],
      stuck: ['stuck'],
    });
    expect(appointments.find(({ title }) => title === 'held')?.messages).toMatchObject({ planned: 0, held: 2 });
  });

  it('all of them hold at once', async () => {
    const { calendar_id, schedule_id, account_id } = listed.clinic;
    const wanted = await listed.book({ title: 'Cleaning wanted', name: 'Kim' });
    await sql(`update participant set state = 'confirmed' where id = $1`, [wanted.participant_id]);
    await message(wanted, { status: 'failed' });
    const all = {
      from: '2027-03-10',
      to: '2027-03-10',
      state: 'confirmed',
      calendar: calendar_id,
      schedule: schedule_id,
      attention: 'failed',
      q: 'clean kim',
    };
    expect(await listed.titles(all)).toEqual(['Cleaning wanted']);
    const others = {
      from: '2027-03-11',
      to: '2027-03-09',
      state: 'declined',
      calendar: account_id,
      schedule: account_id,
      attention: 'stuck',
      q: 'clean lou',
    };
    for (const [name, value] of Object.entries(others)) {
      const query = {
        ...all,
        [name]: value,
        ...(name === 'from' ? { to: value } : name === 'to' ? { from: value } : {}),
      };
      expect(await listed.titles(query), name).toEqual([]);
    }
  });
});

describe('a row', () => {
  it('counts what was sent, is on its way and failed, and leaves notices to staff out', async () => {
    const booked = await listed.book({});
    await sql('update sequence set planned_count = 2 where id = $1', [booked.sequence_id]);
    for (const status of ['accepted', 'delivered', 'due', 'sending', 'failed', 'unknown', 'skipped'])
      await message(booked, { status, ...(status === 'accepted' ? { sent_at: '2027-03-09T15:00:00Z' } : {}) });
    await message(booked, { status: 'delivered', kind: 'notification' });
    const [row] = (await listed.list({})).appointments;
    expect(row?.messages).toEqual({ sent: 2, planned: 4, failed: 1, held: 0, unknown: 1 });
  });

  it('knows nothing of what is planned before the first decision, and says so', async () => {
    await listed.book({});
    const [row] = (await listed.list({})).appointments;
    expect(row?.messages.planned).toBeNull();
  });

  it('of an appointment without people has no messages and nothing to wait for', async () => {
    const { participant_id, sequence_id } = await listed.book({ title: 'Staff meeting' });
    for (const [table, column] of [
      ['sequence_input', 'sequence_id'],
      ['sequence', 'id'],
    ])
      await sql(`delete from ${table} where ${column} = $1`, [sequence_id]);
    await sql('delete from participant where id = $1', [participant_id]);
    const [row] = (await listed.list({ q: 'staff' })).appointments;
    expect(row).toMatchObject({
      participants: [],
      schedules: [],
      messages: { sent: 0, planned: 0, failed: 0, held: 0, unknown: 0 },
      last_event: { what: 'created' },
    });
  });

  it('tells the state of each person in the title, the clean title beside it, and what happened last', async () => {
    const booked = await listed.book({ title: 'Cleaning' });
    await sql(
      `update participant set state = 'confirmed', state_set_at = now() + interval '1 day', state_set_by = 'client' where id = $1`,
      [booked.participant_id],
    );
    const [row] = (await listed.list({})).appointments;
    expect(row).toMatchObject({
      title: '[CONFIRMED] Cleaning',
      authored_title: 'Cleaning',
      start_time: '2027-03-10T10:00:00-05:00',
      end_time: '2027-03-10T10:59:00-05:00',
      calendar: { name: 'Dr. Ames' },
      participants: [{ name: 'Ana López', state: 'confirmed' }],
      schedules: [{ name: 'Standard visit' }],
      last_event: { what: 'confirmed' },
      etag: '"e1"',
    });
  });
});

it('shows another account nothing, whatever it asks with', async () => {
  const booked = await listed.book({ title: 'Ours' });
  await message(booked, { status: 'failed' });
  const { next_cursor } = await listed.list({ limit: '1' });
  await listed.book({ title: 'Ours, too', start: '2027-03-12T10:00' });
  const { next_cursor: cursor } = await listed.list({ limit: '1' });
  expect([next_cursor, cursor]).toEqual([null, expect.any(String)]);
  const theirs = newId();
  await sql(`insert into account (id, name, mode, time_zone) values ($1, 'Theirs', 'sandbox', 'UTC')`, [theirs]);
  const { calendar_id: calendar, schedule_id: schedule } = listed.clinic;
  for (const query of [
    {},
    { q: 'ours' },
    { cursor: cursor ?? '' },
    { calendar },
    { schedule },
    { attention: 'failed' },
    { state: 'none' },
  ])
    expect((await listed.list(query, theirs)).appointments, JSON.stringify(query)).toEqual([]);
});
