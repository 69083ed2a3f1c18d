import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPushService, type PushService } from '@kept/channels/push-service.spec-support';
import { openFileStore } from '@kept/files/store/open-file-store';
import type { NotificationRule } from '@kept/persistence/notification-rule';
import { installationKey } from '@kept/persistence/installation-key';
import { deliver } from '../deliver.ts';
import { Pacer } from '../pacing/pacer.ts';
import { openWorld, type World } from '../world.spec-support.ts';

const SAM = '01900000-0000-7000-8000-0000000005a3';

let world: World;
let service: PushService;

beforeEach(async () => {
  [world, service] = await Promise.all([openWorld(), openPushService()]);
  const { account_id } = world.clinic;
  await world.clinic.sql(
    `insert into "user" (id, account_id, email, name, role, password_hash) values ($1, $2, 'sam@kept.test', 'Sam', 'staff', 'x')`,
    [SAM, account_id],
  );
  const rules: readonly NotificationRule[] = [{ channel: 'push', recipient: 'user', user_id: SAM }];
  await world.clinic.sql(
    `update account set settings = jsonb_build_object('notifications', jsonb_build_object('client_confirmed', $1::jsonb, 'reply_needs_answer', $1::jsonb))`,
    [JSON.stringify(rules)],
  );
  const { endpoint, p256dh, auth } = service.browser;
  await world.clinic.sql(
    `insert into push_subscription (id, account_id, user_id, endpoint, p256dh, auth, device)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'Chrome on Linux')`,
    [account_id, SAM, endpoint, p256dh, auth],
  );
});
afterEach(async () => {
  await world.close();
  await service.close();
});

const deliverIt = async (message_id: string) => {
  const { pool, cache, vault, clinic } = world;
  return await deliver({
    is_first_try: true,
    pool,
    cache,
    vault,
    account_id: clinic.account_id,
    message_id,
    look_when_accepted: false,
    pacer: new Pacer(10),
    access: {
      secret_key: installationKey({ secret_key: clinic.secret_key, previous_secret_key: null }),
      public_url: 'http://127.0.0.1:4400',
      sandbox: { carrier_url: 'http://127.0.0.1:9', smtp_host: '127.0.0.1', smtp_port: 9 },
      internal_mail_servers: [],
      files: await openFileStore({ type: 'disk', folder: '/nowhere' }),
      timeout_ms: 2_000,
    },
  });
};

const noticed = async () => {
  const [row] = await world.clinic.sql<{ id: string }>('select id from push_notice order by id desc limit 1');
  if (row === undefined) throw new Error('nothing is to be told');
  return row.id;
};
const browsers = () => world.clinic.sql<{ failure: string | null }>('select failure from push_subscription');

it('tells who and what kind, never what was said nor what the appointment is for, and at most once', async () => {
  const { booked } = await world.sent({ title: 'Root canal' });
  await world.say('1');
  const view = await world.look(booked);
  const id = await noticed();
  expect(view.dispatch.map((message) => message.id)).toContain(id);
  expect(await Promise.all([deliverIt(id), deliverIt(id)])).toContainEqual({
    outcome: 'accepted',
    look: false,
    again_in_ms: null,
  });
  expect(service.taken).toHaveLength(1);
  expect(JSON.parse(service.open(service.taken[0]?.body ?? Buffer.alloc(0)))).toEqual({
    title: 'Ana López',
    body: 'Confirmed.',
    path: `/appointments/${booked.appointment_id}`,
    tag: id,
  });
  expect(await world.clinic.sql('select browsers from push_notice')).toEqual([{ browsers: 1 }]);
});

it('hands a reply of nobody’s appointment to the deliveries, and leads to its conversation', async () => {
  const { messages } = await world.say('are you open on Sunday?');
  const id = await noticed();
  expect(messages.map(({ message_id }) => message_id)).toEqual([id]);
  await deliverIt(id);
  const told = service.open(service.taken[0]?.body ?? Buffer.alloc(0));
  expect(told).not.toContain('Sunday');
  const [thread] = await world.clinic.sql<{ id: string }>('select id from thread');
  expect(JSON.parse(told)).toMatchObject({ body: 'Somebody has to answer.', path: `/inbox/${thread?.id}` });
});

it('leads from what a client of an appointment wrote to their conversation, and not to the appointment', async () => {
  const { booked } = await world.sent();
  await world.say('can I bring my dog?');
  await world.look(booked);
  const [thread] = await world.clinic.sql<{ person_id: string }>('select person_id from thread');
  expect(await world.clinic.sql('select path from push_notice')).toEqual([{ path: `/inbox/${thread?.person_id}` }]);
});

it('forgets a browser that is gone, and says of one that was not reached why', async () => {
  await world.say('hello?');
  service.answer(500);
  expect(await deliverIt(await noticed())).toMatchObject({ outcome: 'failed' });
  expect(await browsers()).toEqual([{ failure: 'its push service said 500' }]);
  await world.say('hello again?');
  service.answer(410);
  await deliverIt(await noticed());
  expect(await browsers()).toEqual([]);
});

it('is found by the relay while nobody has taken it', async () => {
  await world.say('hello?');
  const id = await noticed();
  const due = async () =>
    (
      await world.pool.query<{ message_id: string }>(
        `select message_id from kept_system.due_messages(100, interval '0 seconds')`,
      )
    ).rows.map(({ message_id }) => message_id);
  expect(await due()).toContain(id);
  await deliverIt(id);
  expect(await due()).not.toContain(id);
});

it('tells nothing by the browsers of somebody who works here no more', async () => {
  await world.say('hello?');
  await world.clinic.sql('update "user" set disabled_at = now() where id = $1', [SAM]);
  await deliverIt(await noticed());
  expect(service.taken).toEqual([]);
});
