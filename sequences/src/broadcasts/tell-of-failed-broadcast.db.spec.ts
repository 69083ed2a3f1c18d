import { afterEach, beforeEach, expect, it } from 'vitest';
import { readUntoldBroadcasts } from '../due-work.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { writtenBroadcast } from './broadcast.spec-support.ts';
import { commandBroadcast } from './command-broadcast.ts';
import { sendPage } from './send-page.ts';
import { tellOfFailedBroadcast } from './tell-of-failed-broadcast.ts';

let world: World;
let broadcast_id: string;

beforeEach(async () => {
  world = await openWorld();
  broadcast_id = await writtenBroadcast(world, { count: 4 });
  await page();
});

afterEach(() => world.close());

const ref = () => ({
  pool: world.pool,
  vault: world.vault,
  link_length: 90,
  account_id: world.clinic.account_id,
  broadcast_id,
});
const page = () => sendPage(ref());

/** A round of the sweeper. */
const round = async () => {
  const untold = await readUntoldBroadcasts({ pool: world.pool, limit: 10 });
  for (const each of untold) await tellOfFailedBroadcast({ pool: world.pool, ...each });
  return untold.length;
};

/** The messages that are still to go, in order, end so. */
const ended = async (...statuses: readonly string[]) => {
  const due = await world.clinic.sql<{ id: string }>(
    `select id from message where broadcast_id = $1 and status = 'due' order by id`,
    [broadcast_id],
  );
  for (const [index, status] of statuses.entries())
    await world.clinic.sql(`update message set status = $2, updated_at = now() where id = $1`, [
      due[index]?.id,
      status,
    ]);
};

const told = async () =>
  (
    await world.clinic.sql<{ subject: string }>(
      `select subject from message where notify_reason = 'broadcast_failed' order by id`,
    )
  ).map(({ subject }) => subject);

it('tells of all that failed at once, when the end of each is known, and once', async () => {
  await ended('failed', 'delivered', 'unknown');
  await round();
  expect(await told()).toEqual([]);
  await ended('failed');
  await round();
  expect(await told()).toEqual(['3 of 4 text messages did not arrive']);
  expect(await round()).toBe(0);
});

it('waits for the reports of what the carrier took, and not for ever', async () => {
  await ended('failed', 'accepted', 'accepted', 'delivered');
  await round();
  expect(await told()).toEqual([]);
  await world.clinic.sql(`update message set updated_at = now() - interval '16 minutes' where status = 'accepted'`);
  await round();
  expect(await told()).toEqual(['1 of 4 text messages did not arrive']);
});

it('says nothing where everybody has theirs, and looks at it no more', async () => {
  await ended('delivered', 'delivered', 'delivered', 'skipped');
  expect([await round(), await round(), await told()]).toEqual([1, 0, []]);
});

it('tells anew of those who were tried anew', async () => {
  await ended('failed', 'failed', 'delivered', 'delivered');
  await round();
  await commandBroadcast({ ...ref(), command: 'retry' });
  expect(await round()).toBe(0);
  await page();
  await ended('delivered', 'failed');
  await round();
  expect(await told()).toEqual(['2 of 4 text messages did not arrive', '1 of 4 text messages did not arrive']);
});

it('tells nobody where the account wants nobody told', async () => {
  await world.clinic.sql(`update account set settings = settings || '{"notifications": {"message_failed": []}}'`);
  await ended('failed', 'failed', 'failed', 'failed');
  expect([await round(), await told(), await round()]).toEqual([1, [], 0]);
});
