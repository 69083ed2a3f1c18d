import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';
import { made, oneTime, text, write } from './one-time.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const rowOf = async (message_id: string) => {
  const [row] = await world.clinic.sql<{ body: string; kind: string; status: string; line: boolean; thread: boolean }>(
    `select body, kind, status, line_id is not null as line, thread_id is not null as thread from message where id = $1`,
    [message_id],
  );
  return row;
};

async function contact(name: string, address: string, more: { custom?: object; refused?: boolean } = {}) {
  const id = randomUUID();
  const { account_id, sql } = world.clinic;
  await sql(`insert into contact (id, account_id, name, custom_data) values ($1, $2, $3, $4)`, [
    id,
    account_id,
    name,
    JSON.stringify(more.custom ?? {}),
  ]);
  await sql(
    `insert into contact_address (id, account_id, contact_id, type, address) values ($1, $2, $3, 'phone', $4)`,
    [randomUUID(), account_id, id, address],
  );
  if (more.refused === true) {
    await sql(
      `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
       select account_id, $2, 'sms', 'refused', 'said so', id, now() from "user" where account_id = $1`,
      [account_id, id],
    );
  }
  return id;
}

it('writes a text to a bare number, due at once, on its line and in its thread', async () => {
  const message_id = await made(world, { content: text('Closed today. {{ user.company }}') });
  expect(await rowOf(message_id)).toEqual({
    body: 'Closed today. Lakeside Dental',
    kind: 'one_time',
    status: 'due',
    line: true,
    thread: true,
  });
});

it('fills the fields of a participant and their appointment, and goes to their own number', async () => {
  const { participant_id, appointment_id } = await world.clinic.book({ name: 'Ana López', title: 'Cleaning' });
  const message_id = await made(world, {
    to_address: null,
    participant_id,
    content: text('Hi {{ first_name }}, {{ event.title }} with {{ calendar.name }}.'),
  });
  const [row] = await world.clinic.sql(
    `select body, to_address, appointment_id, participant_id from message where id = $1`,
    [message_id],
  );
  expect(row).toEqual({
    body: 'Hi Ana, Cleaning with Dr. Ames.',
    to_address: CLIENT,
    appointment_id,
    participant_id,
  });
});

it('fills the fields of the contact a number belongs to', async () => {
  await contact('Kim Park', '+18335550111', { custom: { pet: 'Rex' } });
  const content = text('Hi {{ name }}, how is {{ custom.pet }}?');
  const [copy] = await write(world, oneTime({ to_address: '+18335550111', content }));
  expect(copy).toMatchObject({ type: 'ready', name: 'Kim Park', words: { body: 'Hi Kim Park, how is Rex?' } });
});

it('holds the copy of whoever lacks a field, names the field, and makes the others', async () => {
  await contact('Lee', '+18335550112');
  await contact('May', '+18335550113', { custom: { pet: 'Tom' } });
  const content = text('How is {{ custom.pet }}?');
  const copies = await write(
    world,
    oneTime({ to_address: '+18335550112', content }),
    oneTime({ to_address: '+18335550113', content }),
    oneTime({ to_address: '+18335550114', content: text('Hi {{ name }}') }),
  );
  expect(copies).toMatchObject([
    { type: 'held', reason: 'unknown_field', fields: ['custom.pet'] },
    { type: 'ready', words: { body: 'How is Tom?' } },
    { type: 'held', reason: 'unknown_field', fields: ['name'] },
  ]);
});

it('is said again and makes nothing new', async () => {
  const request = oneTime();
  const [first] = await write(world, request);
  const [again] = await write(world, request);
  if (first?.type !== 'ready' || again?.type !== 'ready') throw new Error('it was not made');
  expect(again.message_id).toBe(first.message_id);
  const rows = await world.clinic.sql(`select 1 from effect_key where key = $1`, [request.once_key]);
  expect(rows).toHaveLength(1);
});

it('skips whom nobody may or can reach, each with the reason', async () => {
  const { account_id, sql } = world.clinic;
  await sql(
    `insert into stop_list_entry (id, account_id, type, address, source) values ($1, $2, 'phone', '+18335550121', 'staff')`,
    [randomUUID(), account_id],
  );
  await contact('No', '+18335550122', { refused: true });
  await sql(
    `insert into dead_address (account_id, channel, address, error_code) values ($1, 'sms', '+18335550123', 'carrier_21614')`,
    [account_id],
  );
  const { participant_id } = await world.clinic.book({ phone: null });
  const copies = await write(
    world,
    oneTime({ to_address: '+18335550121' }),
    oneTime({ to_address: '+18335550122', obeys_quiet_hours: true }),
    oneTime({ to_address: '+18335550123' }),
    oneTime({ to_address: null, participant_id }),
  );
  expect(copies.map((copy) => (copy.type === 'skipped' ? copy.reason : copy.type))).toEqual([
    'opted_out',
    'no_consent',
    'known_bad_address',
    'no_address',
  ]);
});

describe('a mail', () => {
  it('has its Markdown laid out and the usual subject of the account', async () => {
    const message_id = await made(world, {
      to_address: 'ana@kept.test',
      content: { channel: 'email', subject: null, body: 'Bring **this**.', attachments: [] },
    });
    const [row] = await world.clinic.sql(`select subject, body, html from message where id = $1`, [message_id]);
    expect(row).toEqual({
      subject: 'Your appointment with Lakeside Dental',
      body: expect.stringContaining('Bring'),
      html: expect.stringContaining('<strong>this</strong>'),
    });
  });
});

describe('the claim', () => {
  it('lets it go although the appointment it is about was cancelled', async () => {
    const { participant_id, appointment_id } = await world.clinic.book({});
    const message_id = await made(world, { to_address: null, participant_id, content: text('We have to close.') });
    await world.clinic.sql(`update appointment set status = 'cancelled', version = version + 1 where id = $1`, [
      appointment_id,
    ]);
    expect((await world.claim(message_id)).type).toBe('send');
  });

  it('keeps it from whoever opted out after it was written', async () => {
    const message_id = await made(world, { to_address: '+18335550131' });
    await world.clinic.sql(
      `insert into stop_list_entry (id, account_id, type, address, source) values ($1, $2, 'phone', '+18335550131', 'staff')`,
      [randomUUID(), world.clinic.account_id],
    );
    expect((await world.claim(message_id)).type).toBe('skipped');
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'opted_out' });
  });

  it('keeps it from the contact of a bare number who refused the channel after it was written', async () => {
    const contact_id = await contact('Later', '+18335550132');
    const message_id = await made(world, { to_address: '+18335550132', obeys_quiet_hours: true });
    await world.clinic.sql(
      `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
       select account_id, $2, 'sms', 'refused', 'said so', id, now() from "user" where account_id = $1`,
      [world.clinic.account_id, contact_id],
    );
    expect((await world.claim(message_id)).type).toBe('skipped');
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'no_consent' });
  });

  it('puts it off for quiet hours in the zone of the account where the number tells none, but not an answer of staff', async () => {
    const [{ hour } = { hour: 0 }] = await world.clinic.sql<{ hour: number }>(
      `select extract(hour from (now() + clock_offset_ms * interval '1 millisecond') at time zone time_zone)::int as hour
       from account where id = $1`,
      [world.clinic.account_id],
    );
    const at = (hours: number) => `${String((hour + hours + 24) % 24).padStart(2, '0')}:00`;
    const quiet_hours = { from: at(-1), to: at(3) };
    await world.clinic.sql(`update account set settings = jsonb_build_object('quiet_hours', $2::jsonb) where id = $1`, [
      world.clinic.account_id,
      JSON.stringify(quiet_hours),
    ]);
    const waits = await made(world, { to_address: '+18335550133', obeys_quiet_hours: true });
    const goes = await made(world, { to_address: '+18335550134', obeys_quiet_hours: false });
    expect((await world.claim(waits)).type).toBe('put_off');
    expect((await world.claim(goes)).type).toBe('send');
    await world.clinic.sql(`update account set settings = '{}' where id = $1`, [world.clinic.account_id]);
  });
});
