import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveUnknown } from '../resolve-unknown.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { takeReport } from './take-report.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const gone = (attempt_id: string) =>
  takeReport({
    pool: world.pool,
    account_id: world.clinic.account_id,
    attempt_id,
    provider_id: `SM${attempt_id}`,
    report: { type: 'gone' },
  });
const toBeTold = (message_id: string) =>
  world.clinic.sql(`select 1 from unknown_notice where message_id = $1`, [message_id]);
const UNKNOWN = { status: 'unknown', status_reason: 'provider_lost_it' };

it('what the carrier took and has no record of is unknown, and staff are to hear of it', async () => {
  const { message_id, attempt_id } = await world.sent({ phone: '+12025550151' });
  await Promise.all([gone(attempt_id), gone(attempt_id)]);
  expect(await world.status(message_id)).toEqual(UNKNOWN);
  expect(await toBeTold(message_id)).toHaveLength(1);
});

it('a callback that comes after all is believed', async () => {
  const { message_id, attempt_id } = await world.sent({ phone: '+12025550152' });
  await gone(attempt_id);
  await world.callback(attempt_id, 'delivered');
  expect(await world.status(message_id)).toEqual({ status: 'delivered', status_reason: null });
  await gone(attempt_id);
  expect(await world.status(message_id)).toEqual({ status: 'delivered', status_reason: null });
});

it('of what a person says arrived the carrier’s missing record is no news', async () => {
  const { message_id, attempt_id } = await world.sent({ phone: '+12025550153' });
  await gone(attempt_id);
  const { pool, clinic } = world;
  await resolveUnknown({ pool, account_id: clinic.account_id, message_id, as: 'accepted' });
  await gone(attempt_id);
  expect(await world.status(message_id)).toEqual({ status: 'accepted', status_reason: null });
});
