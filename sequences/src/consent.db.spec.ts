import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;
const contact_id = randomUUID();

beforeAll(async () => {
  world = await openWorld();
  await world.clinic.sql(`insert into contact (id, account_id, name) values ($1, $2, 'Kim')`, [
    contact_id,
    world.clinic.account_id,
  ]);
});

afterAll(() => world.close());

const setConsent = (channel: 'sms' | 'email', state: 'given' | 'refused') =>
  world.clinic.sql(
    `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
     select account_id, $2, $3, $4, 'said so', id, now() from "user" where account_id = $1
     on conflict (account_id, contact_id, channel) do update set state = excluded.state`,
    [world.clinic.account_id, contact_id, channel, state],
  );

/** A message that is due for the contact, decided before anything was known of them. */
async function due(): Promise<string> {
  const { message_id } = await world.due();
  await world.clinic.sql('update participant set contact_id = $1 where account_id = $2', [
    contact_id,
    world.clinic.account_id,
  ]);
  return message_id;
}

it('keeps a message that is due from whoever refused its channel, says so, and lets the next go after consent', async () => {
  const message_id = await due();
  await setConsent('sms', 'refused');
  expect((await world.claim(message_id)).type).toBe('skipped');
  expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'no_consent' });
  await setConsent('sms', 'given');
  expect((await world.claim(await due())).type).toBe('send');
});

it('does not look at another channel', async () => {
  await setConsent('email', 'refused');
  expect((await world.claim(await due())).type).toBe('send');
});

it('answers what they write themselves', async () => {
  const { booked } = await world.sent();
  await world.clinic.sql('update participant set contact_id = $1 where account_id = $2', [
    contact_id,
    world.clinic.account_id,
  ]);
  await setConsent('sms', 'refused');
  await world.say('1');
  const [thanks] = (await world.look(booked)).dispatch;
  if (thanks === undefined) throw new Error('nobody answered');
  expect((await world.claim(thanks.id)).type).toBe('send');
});
