import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWebhookSecret } from '@kept/channels/sign-webhook';
import { encrypt } from '@kept/persistence/encrypt';
import { installationKey } from '@kept/persistence/installation-key';
import { readDueWebhooks } from '../due-work.ts';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { listen, type Listener } from './listener.spec-support.ts';

let world: World;
let listener: Listener;

beforeEach(async () => {
  world = await openWorld();
  listener = await listen();
});

afterEach(async () => {
  listener.close();
  await world.close();
});

const EVERYTHING = [
  'message.sent',
  'message.delivered',
  'message.failed',
  'message.received',
  'participant.confirmed',
  'participant.updated',
  'participant.removed',
];

async function subscribe(event_types: readonly string[] = EVERYTHING, url = listener.url): Promise<string> {
  const id = randomUUID();
  const { account_id, secret_key } = world.clinic;
  const secret = encrypt({ key: { id: 'env', bytes: secret_key }, plain: newWebhookSecret() });
  await world.clinic.sql(
    `insert into webhook_subscription (id, account_id, url, event_types, secret, secret_key_id) values ($1, $2, $3, $4, $5, 'env')`,
    [id, account_id, url, event_types, secret],
  );
  return id;
}

const deliver = (subscription_id: string, { sandbox = true } = {}) =>
  deliverWebhooks({
    pool: world.pool,
    access: {
      secret_key: installationKey({ secret_key: world.clinic.secret_key, previous_secret_key: null }),
      sandbox,
    },
    account_id: world.clinic.account_id,
    subscription_id,
    lane: 'quick',
  });

const noted = (subscription_id: string) =>
  world.clinic.sql<{ id: string; event_type: string; status: string; tries: number; wait_s: number }>(
    `select id, event_type, status, tries, extract(epoch from next_try_at - now())::int as wait_s
     from webhook_delivery where subscription_id = $1 order by id`,
    [subscription_id],
  );

const standing = async (id: string) =>
  (
    await world.clinic.sql<{ failing: boolean; failures: number; disabled_reason: string | null }>(
      `select failing_since is not null as failing, failures, disabled_reason from webhook_subscription where id = $1`,
      [id],
    )
  )[0];

/** Takes every wait back, as if the time had passed. */
const later = async (): Promise<void> => {
  await world.clinic.sql(`update webhook_delivery set next_try_at = now() - interval '1 second'`);
  await world.clinic.sql(`update webhook_subscription set quiet_until = null`);
};

const note = (subscription_id: string, count: number) =>
  world.clinic.sql(
    `insert into webhook_delivery (id, account_id, subscription_id, event_type)
     select uuidv7(), $1, $2, 'webhook.test' from generate_series(1, $3)`,
    [world.clinic.account_id, subscription_id, count],
  );

describe('what happens to a message and a participant', () => {
  it('is noted for who wants to hear of it, in the transaction of the change', async () => {
    const all = await subscribe();
    const some = await subscribe(['message.delivered']);
    const { attempt_id } = await world.sent();
    await world.callback(attempt_id, 'delivered');
    await world.say('YES');
    expect((await noted(all)).map(({ event_type }) => event_type)).toEqual([
      'message.sent',
      'message.delivered',
      'message.received',
    ]);
    expect((await noted(some)).map(({ event_type }) => event_type)).toEqual(['message.delivered']);
  });

  it('is told with the message as the API shows it', async () => {
    const id = await subscribe(['message.sent']);
    const { message_id } = await world.sent();
    expect(await deliver(id)).toMatchObject({ again_in_ms: null, lane: 'quick' });
    const [told] = listener.told;
    const [{ id: delivery_id } = { id: '' }] = await noted(id);
    expect(told?.id).toBe(delivery_id);
    expect(JSON.parse(told?.body ?? '')).toMatchObject({
      type: 'message.sent',
      data: { id: message_id, type: 'sms', status: 'accepted', to: CLIENT, tries: [{ outcome: 'accepted' }] },
    });
    expect(await noted(id)).toMatchObject([{ status: 'delivered', tries: 1 }]);
    expect(await world.clinic.sql(`select number, status_code, error_code, answer from webhook_try`)).toEqual([
      { number: 1, status_code: 200, error_code: null, answer: 'noted' },
    ]);
  });

  it('is told with the participant, what changed and the event', async () => {
    const id = await subscribe();
    const { participant_id } = await world.clinic.book({ name: 'Kim Lee' });
    await world.clinic.sql(`update participant set state = 'confirmed' where id = $1`, [participant_id]);
    await world.clinic.sql(`update participant set name = 'Kim Li', email = 'kim@example.org' where id = $1`, [
      participant_id,
    ]);
    await world.clinic.sql(`update participant set removed_at = now() where id = $1`, [participant_id]);
    await deliver(id);
    const told = listener.told.map(({ body }) => JSON.parse(body));
    expect(told.map(({ type, data }) => [type, data.changed]).toSorted()).toEqual([
      ['participant.confirmed', ['state']],
      ['participant.removed', []],
      ['participant.updated', ['name', 'email']],
    ]);
    expect(told[0].data).toMatchObject({
      participant: { id: participant_id, name: 'Kim Li', state: 'confirmed' },
      event: { participants: [], start_time: expect.stringMatching(/-0[45]:00$/) },
    });
  });

  it('is told to nobody who is switched off or deleted, nor to staff’s own notices', async () => {
    const off = await subscribe();
    const gone = await subscribe();
    await world.clinic.sql(`update webhook_subscription set disabled_at = now() where id = $1`, [off]);
    await world.clinic.sql(`update webhook_subscription set deleted_at = now() where id = $1`, [gone]);
    await world.sent();
    expect([...(await noted(off)), ...(await noted(gone))]).toEqual([]);
  });
});

describe('a target that fails', () => {
  it('is tried again at growing intervals, and given up after the last', async () => {
    const id = await subscribe();
    await note(id, 1);
    listener.answers = 500;
    const waits: (number | undefined)[] = [];
    for (let tries = 1; tries <= 10; tries += 1) {
      await deliver(id);
      waits.push((await noted(id))[0]?.wait_s);
      await later();
    }
    expect(waits.slice(0, 9)).toEqual(
      [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400].map((wait) => expect.closeTo(wait, -1)),
    );
    expect(await noted(id)).toMatchObject([{ status: 'failed', tries: 10 }]);
    expect(new Set(listener.told.map((told) => told.id)).size).toBe(1);
    expect(new Set(listener.told.map((told) => told.body)).size).toBe(1);
    expect(listener.told).toHaveLength(10);
  });

  it('is left alone for a while by everything, and takes its turns among the slow', async () => {
    const id = await subscribe();
    await note(id, 60);
    listener.answers = 503;
    const progress = await deliver(id);
    expect(progress).toMatchObject({ lane: 'slow' });
    expect(progress.again_in_ms).toBeGreaterThan(500);
    expect(listener.told.length).toBeLessThanOrEqual(10);
    expect(await standing(id)).toMatchObject({ failing: true, failures: 1, disabled_reason: null });
    expect(await readDueWebhooks({ pool: world.pool, limit: 10 })).toEqual([]);
    const asked = listener.told.length;
    await deliver(id);
    expect(listener.told).toHaveLength(asked);

    await later();
    expect(await readDueWebhooks({ pool: world.pool, limit: 10 })).toMatchObject([
      { subscription_id: id, lane: 'slow' },
    ]);
    listener.answers = 200;
    while ((await deliver(id)).again_in_ms !== null) await later();
    expect(await standing(id)).toMatchObject({ failing: false, failures: 0 });
    expect((await noted(id)).every(({ status }) => status === 'delivered')).toBe(true);
  });

  it('is switched off when it says that it is gone, or has failed for days, and staff are told of either', async () => {
    const [gone, failing] = [await subscribe(), await subscribe()];
    await note(gone, 3);
    await note(failing, 1);
    listener.answers = 410;
    await deliver(gone);
    listener.answers = 500;
    await deliver(failing);
    await later();
    await world.clinic.sql(`update webhook_subscription set failing_since = now() - interval '6 days' where id = $1`, [
      failing,
    ]);
    await deliver(failing);
    expect([await standing(gone), await standing(failing)]).toMatchObject([
      { disabled_reason: 'gone' },
      { disabled_reason: 'failing' },
    ]);
    const told = await world.clinic.sql<{ subject: string; body: string }>(
      `select subject, body from message where notify_reason = 'webhook_switched_off' order by id`,
    );
    const { host } = new URL(listener.url);
    expect(told.map(({ subject }) => subject)).toEqual([0, 1].map(() => `The webhook to ${host} was switched off`));
    expect(told.map(({ body }) => body.split(/[,.]/u)[0])).toEqual([
      'It answered 410',
      'Every try failed for five days',
    ]);
    await later();
    const asked = listener.told.length;
    expect([await deliver(gone), await deliver(failing)]).toMatchObject([{ again_in_ms: null }, { again_in_ms: null }]);
    expect(listener.told).toHaveLength(asked);
  });
});

it('outside of the sandbox nothing goes to this machine', async () => {
  const id = await subscribe();
  await note(id, 1);
  await deliver(id, { sandbox: false });
  expect(listener.told).toEqual([]);
  expect(await world.clinic.sql(`select error_code from webhook_try`)).toEqual([{ error_code: 'private_address' }]);
});

it('a page whose worker died is taken again when its lease is over, under the same ids', async () => {
  const id = await subscribe();
  await note(id, 1);
  const [due] = await noted(id);
  // as the worker that died left it
  await world.clinic.sql(`update webhook_delivery set next_try_at = now() + interval '1 minute'`);
  await world.clinic.sql(`update webhook_subscription set busy_until = now() + interval '1 minute'`);
  expect(await readDueWebhooks({ pool: world.pool, limit: 10 })).toEqual([]);
  await later();
  await world.clinic.sql(`update webhook_subscription set busy_until = now() - interval '1 second'`);
  expect(await readDueWebhooks({ pool: world.pool, limit: 10 })).toMatchObject([
    { subscription_id: id, lane: 'quick' },
  ]);
  await deliver(id);
  expect(listener.told.map((told) => told.id)).toEqual([due?.id]);
});
