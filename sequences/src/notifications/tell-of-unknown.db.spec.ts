import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordGone } from '../reconcile/record-gone.ts';
import { record } from '../record.ts';
import { made } from '../one-time/one-time.spec-support.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { readAccountsToTellOfUnknown, tellOfUnknown } from './tell-of-unknown.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** The provider does not answer. */
const unanswered = async (message_id: string) => {
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
  await record({
    pool: world.pool,
    account_id: world.clinic.account_id,
    message_id,
    part_ids: [],
    attempt_id: claimed.attempt_id,
    outcome: { type: 'unknown', message: 'the connection broke' },
    look_when_accepted: false,
  });
  return claimed.attempt_id;
};
const reminders = async (...names: readonly string[]) => {
  const due = await world.dueTogether(...names.map((name, index) => ({ name, phone: `+1202555015${index}` })));
  for (const { booked, message_id } of due) {
    await unanswered(message_id);
    await world.look(booked);
  }
  return due;
};
const later = (minutes: number) =>
  world.clinic.sql(
    `update unknown_notice set noted_at = noted_at - $1 * interval '1 minute', told_at = told_at - $1 * interval '1 minute'`,
    [minutes],
  );

/** A round of the sweeper. */
const round = async () => {
  for (const account_id of await readAccountsToTellOfUnknown({ pool: world.pool, limit: 10 }))
    await tellOfUnknown({ pool: world.pool, account_id });
};
const notices = () =>
  world.clinic.sql<{ to_address: string; subject: string; body: string; participant_id: string | null }>(
    `select to_address, subject, body, participant_id from message where notify_reason = 'outcome_unknown' order by id`,
  );
const subjects = async () => (await notices()).map(({ subject }) => subject);

it('tells of all that became unknown within a minute at once, by name and with the way out', async () => {
  await reminders('Ana López', 'Kim Park', 'Robin Roe');
  await unanswered(await made(world));
  await round();
  expect(await subjects()).toEqual([]);
  await later(1);
  await round();
  expect(await notices()).toMatchObject([
    {
      subject: 'It is unknown whether 4 messages arrived',
      body: expect.stringMatching(/Ana López, Kim Park, Robin Roe and .*Outbox > Failed/),
      participant_id: null,
    },
  ]);
});

it('tells again after five minutes of what came since, and of nothing twice', async () => {
  await reminders('Ana López', 'Kim Park');
  await later(1);
  await round();
  await reminders('Robin Roe', 'Sam Poe');
  await later(4);
  await round();
  expect(await subjects()).toEqual(['It is unknown whether 2 messages arrived']);
  await later(1);
  await Promise.all([round(), round()]);
  expect(await subjects()).toEqual(Array(2).fill('It is unknown whether 2 messages arrived'));
  await later(10);
  await round();
  expect(await subjects()).toHaveLength(2);
});

it('of one alone tells whose appointment it is about', async () => {
  const [due] = await reminders('Ana López');
  await later(1);
  await round();
  expect(await notices()).toMatchObject([
    {
      subject: expect.stringMatching(/^It is unknown whether Ana López got a text message: /),
      participant_id: due?.booked.participant_id,
    },
  ]);
});

it('tells nobody of what became known meanwhile', async () => {
  const message_id = await made(world);
  const attempt_id = await unanswered(message_id);
  await later(1);
  await world.callback(attempt_id, 'delivered');
  await round();
  expect(await subjects()).toEqual([]);
  expect(await world.clinic.sql('select 1 from unknown_notice')).toEqual([]);
});

it('tells of what the carrier lost, and of a try that was interrupted', async () => {
  const { attempt_id } = await world.sent({ phone: '+12025550151' });
  const { pool, clinic } = world;
  await recordGone({ pool, account_id: clinic.account_id, attempt_id, provider_id: `SM${attempt_id}` });
  await later(1);
  await round();
  expect((await notices())[0]?.body).toContain('has no record of it any more');
  const interrupted = await made(world);
  await world.claim(interrupted);
  expect(await world.claim(interrupted)).toEqual({ type: 'unknown' });
  await later(6);
  await round();
  expect(await subjects()).toHaveLength(2);
});

it('tells the owner of each calendar of their own, and whoever is to hear of all of all', async () => {
  const [first, second] = await reminders('Ana López', 'Kim Park');
  const [owner] = await world.clinic.sql<{ id: string }>(
    `insert into "user" (id, account_id, email, name, role, password_hash)
     values (uuidv7(), $1, 'owner@kept.test', 'Olga', 'staff', 'x') returning id`,
    [world.clinic.account_id],
  );
  const [calendar] = await world.clinic.sql<{ id: string }>(
    `insert into calendar (id, account_id, name, time_zone, is_default, owner_user_id)
     values (uuidv7(), $1, 'Room 2', 'UTC', false, $2) returning id`,
    [world.clinic.account_id, owner?.id],
  );
  await world.clinic.sql(`update appointment set calendar_id = $2 where id = $1`, [
    second?.booked.appointment_id,
    calendar?.id,
  ]);
  const rules = [
    { channel: 'email', recipient: 'calendar_owner' },
    { channel: 'email', recipient: 'address', address: 'desk@kept.test' },
  ];
  await world.clinic.sql(`update account set settings = settings || jsonb_build_object('notifications', $1::jsonb)`, [
    JSON.stringify({ message_failed: rules }),
  ]);
  await later(1);
  await round();
  const told = new Map((await notices()).map((notice) => [notice.to_address, notice]));
  expect(told.get('desk@kept.test')?.subject).toBe('It is unknown whether 2 messages arrived');
  expect(told.get('owner@kept.test')?.participant_id).toBe(second?.booked.participant_id);
  expect(first).toBeDefined();
});
