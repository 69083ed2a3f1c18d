import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorld, type World } from '../world.spec-support.ts';
import { numberOf, writtenBroadcast } from './broadcast.spec-support.ts';
import { commandBroadcast, type BroadcastCommand } from './command-broadcast.ts';
import { rescueMessage } from '../rescue-message.ts';
import { sendPage } from './send-page.ts';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});

afterEach(() => world.close());

const written = (count: number, more: { readonly body?: string; readonly in_hours?: number } = {}) =>
  writtenBroadcast(world, { count, ...more });

const page = (broadcast_id: string) =>
  sendPage({
    pool: world.pool,
    vault: world.vault,
    link_length: 90,
    account_id: world.clinic.account_id,
    broadcast_id,
  });

const command = (broadcast_id: string, wanted: BroadcastCommand) =>
  commandBroadcast({ pool: world.pool, account_id: world.clinic.account_id, broadcast_id, command: wanted });

const messages = (broadcast_id: string) =>
  world.clinic.sql<{ id: string; to_address: string; status: string }>(
    `select id, to_address, status from message where broadcast_id = $1 order by id`,
    [broadcast_id],
  );

const deliveredAll = async (broadcast_id: string, status = 'delivered') => {
  await world.clinic.sql(`update message set status = $2 where broadcast_id = $1 and status = 'due'`, [
    broadcast_id,
    status,
  ]);
};

const statuses = async (broadcast_id: string) =>
  (
    await world.clinic.sql<{ status: string }>(
      `select status from broadcast_recipient where broadcast_id = $1 order by position`,
      [broadcast_id],
    )
  ).map(({ status }) => status);

it('waits for its time and says how long', async () => {
  const id = await written(1, { in_hours: 1 });
  const { progress, deliver } = await page(id);
  expect([progress.state, deliver]).toEqual(['scheduled', []]);
  expect(progress.again_in_ms).toBeGreaterThan(3_500_000);
  expect(progress.again_in_ms).toBeLessThanOrEqual(3_600_000);
  expect(await messages(id)).toEqual([]);
});

it('writes a hundred at a time, and the next when those have gone, until everybody has theirs once', async () => {
  const id = await written(250);
  const first = await page(id);
  expect([first.deliver.length, first.progress]).toMatchObject([
    100,
    { state: 'sending', sentence: '100 of 250 written.' },
  ]);
  const full = await page(id);
  expect([full.deliver.length, full.progress]).toMatchObject([0, { state: 'sending', again_in_ms: 1_000 }]);
  await deliveredAll(id);
  await page(id);
  await deliveredAll(id);
  const last = await page(id);
  expect([last.deliver.length, last.progress]).toMatchObject([50, { state: 'sent', sentence: '250 of 250 written.' }]);
  expect((await page(id)).deliver).toEqual([]);
  const sent = await messages(id);
  expect([sent.length, new Set(sent.map(({ to_address }) => to_address)).size]).toEqual([250, 250]);
});

it('asked by two at once writes nobody twice', async () => {
  const id = await written(120);
  const pages = await Promise.all([page(id), page(id), page(id)]);
  expect(pages.flatMap(({ deliver }) => deliver).length).toBe(100);
  expect((await messages(id)).length).toBe(100);
});

it('holds whom the words fail for, with the reason, and sends the others', async () => {
  const id = await written(2, { body: 'Hi {{ first_name }}' });
  await world.clinic.sql(
    `with known as (insert into contact (id, account_id, name) values (gen_random_uuid(), $1, 'Ann Lee') returning id)
     insert into contact_address (id, account_id, contact_id, type, address)
     select gen_random_uuid(), $1, id, 'phone', $2 from known`,
    [world.clinic.account_id, numberOf(0)],
  );
  const { deliver, progress } = await page(id);
  expect([deliver.length, progress.state, await statuses(id)]).toEqual([1, 'sent', ['made', 'held']]);
});

it('paused writes nothing until it goes on', async () => {
  const id = await written(150);
  await page(id);
  await deliveredAll(id);
  expect(await command(id, 'pause')).toEqual({ type: 'done', status: 'paused' });
  expect((await page(id)).progress).toMatchObject({
    state: 'paused',
    sentence: 'Paused after 100 of 150.',
    again_in_ms: null,
  });
  expect(await command(id, 'resume')).toEqual({ type: 'done', status: 'sending' });
  expect((await page(id)).deliver.length).toBe(50);
});

it('cancelled takes back what nobody has taken, and leaves what was sent', async () => {
  const id = await written(150);
  await page(id);
  const [first] = await messages(id);
  await world.clinic.sql(`update message set status = 'delivered' where id = $1`, [first?.id]);
  await command(id, 'cancel');
  expect((await page(id)).progress.state).toBe('cancelled');
  expect((await messages(id)).map(({ status }) => status)).toEqual([
    'delivered',
    ...Array.from({ length: 99 }, () => 'skipped'),
  ]);
  expect((await statuses(id)).filter((status) => status === 'cancelled').length).toBe(50);
});

it('tries the failed anew, each with a message of their own, and nobody else', async () => {
  const id = await written(3);
  await page(id);
  const [first] = await messages(id);
  await world.clinic.sql(`update message set status = 'failed' where id = $1`, [first?.id]);
  await deliveredAll(id);
  expect(await command(id, 'retry')).toEqual({ type: 'done', status: 'sending' });
  const { deliver, progress } = await page(id);
  expect([deliver.length, progress.state]).toEqual([1, 'sent']);
  expect((await messages(id)).map(({ to_address }) => to_address)).toEqual([0, 1, 2, 0].map(numberOf));
  // whom the broadcast has written to again is not reached twice by sending the first message once more
  const rescue = { pool: world.pool, account_id: world.clinic.account_id, rescue: 'resend' } as const;
  expect(await rescueMessage({ ...rescue, message_id: first?.id ?? '' })).toEqual({
    type: 'refused',
    status: 'failed',
  });
  expect(await command(id, 'retry')).toEqual({ type: 'nothing_failed' });
});
