import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';
import { readClockLog, type ClockLog } from './clock-log.ts';

let world: World;
let since: string;

beforeEach(async () => {
  world = await openWorld();
  since = await now();
});

afterEach(() => world.close());

const now = async (): Promise<string> => {
  const [row] = await world.clinic.sql<{ now: Date }>('select clock_timestamp() as now');
  return row?.now.toISOString() ?? '';
};

const log = (): Promise<ClockLog> =>
  readClockLog({ pool: world.pool, cache: world.cache, account_id: world.clinic.account_id, since });

const told = async () => (await log()).entries.map(({ what, sentence }) => `${what}: ${sentence}`);

it('says nothing of a time in which nothing happened', async () => {
  await world.sent();
  since = await now();
  expect(await log()).toEqual({ entries: [], left_out: 0 });
});

it('tells a message, its delivery, a reply and what it led to, in their order, with names and on the account’s clock', async () => {
  const { booked, attempt_id } = await world.sent({ name: 'Robin Park', title: 'Cleaning', phone: CLIENT });
  await world.callback(attempt_id, 'delivered');
  await world.say('1');
  await world.look(booked);
  const { entries } = await log();
  expect(entries.map(({ what }) => what).filter((what) => what !== 'decided')).toEqual([
    'message_sent',
    'message_delivered',
    'reply',
    'state_set',
  ]);
  const about = { appointment_id: booked.appointment_id, participant_id: booked.participant_id, title: 'Cleaning' };
  expect(entries.find(({ what }) => what === 'message_sent')).toMatchObject({
    ...about,
    participant_name: 'Robin Park',
    sentence: expect.stringMatching(/^“.+” went out to Robin Park by text\.$/),
  });
  expect(entries.find(({ what }) => what === 'reply')).toMatchObject({ ...about, sentence: 'Robin Park wrote: “1”.' });
  expect(entries.find(({ what }) => what === 'state_set')?.sentence).toContain('The client was marked as confirmed.');
  // the clock stands at the reminder, at nine on the day before: hours ahead of the real one at any time of day
  for (const { at } of entries) expect(Date.parse(at)).toBeGreaterThan(Date.now() + 3_600_000);
});

it('tells why a message failed or was not sent', async () => {
  const { attempt_id } = await world.sent({ name: 'Robin Park' });
  await world.callback(attempt_id, 'undelivered', '30003');
  const { message_id } = await world.due({ name: 'Kim Lee', phone: '+12025550177' });
  await world.clinic.sql(
    `insert into stop_list_entry (id, account_id, type, address, source) values (uuidv7(), $1, 'phone', '+12025550177', 'staff')`,
    [world.clinic.account_id],
  );
  await world.claim(message_id);
  const sentences = await told();
  expect(sentences).toContainEqual(
    expect.stringMatching(/^message_failed: “.+” could not be delivered to Robin Park: the phone was switched off/),
  );
  expect(sentences).toContainEqual(
    expect.stringMatching(/^message_skipped: “.+” for Kim Lee: not sent: the client asked to get no more messages/),
  );
});

it('shortens what a client wrote, whatever it is', async () => {
  await world.sent({ phone: CLIENT });
  await world.say(`${'👍🏽'.repeat(400)}\n\u202eX`);
  const reply = (await log()).entries.find(({ what }) => what === 'reply');
  expect(reply?.sentence.isWellFormed()).toBe(true);
  expect(reply?.sentence.length).toBeLessThan(400);
  expect(reply?.sentence).not.toContain('\n');
});

it('keeps the last five hundred of a long way and says how many it left out', async () => {
  await world.clinic.sql(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, from_address, body, due_at, created_at)
     select uuidv7(), $1, 'in', 'reply', 'sms', 'received', 'answer', '+1', '+2', n::text, now(), clock_timestamp()
     from generate_series(1, 510) n`,
    [world.clinic.account_id],
  );
  const { entries, left_out } = await log();
  expect([entries.length, left_out]).toEqual([500, 10]);
  expect(entries.at(-1)?.sentence).toContain('“510”');
});
