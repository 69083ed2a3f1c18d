import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandMessage } from './command-message.ts';
import { sentOnce } from './one-time/one-time.spec-support.ts';
import { rescueMessage } from './rescue-message.ts';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const dead = (address: string) =>
  world.clinic.sql(`select channel, error_code from dead_address where address = $1 order by channel`, [address]);

describe('a failure that says that the number can never work', () => {
  it.each([
    ['30005', '+12025550151', ['call', 'sms']],
    ['30006', '+12025550152', ['sms']],
    ['30003', '+12025550153', []],
  ])('%s is remembered for what it says', async (code, phone, channels) => {
    const { attempt_id } = await world.sent({ phone });
    await world.callback(attempt_id, 'undelivered', code);
    expect(await dead(phone)).toEqual(channels.map((channel) => ({ channel, error_code: `carrier_${code}` })));
  });

  it('fails the next message to it before anybody is asked, until staff send one by hand', async () => {
    const phone = '+12025550154';
    const { booked, attempt_id } = await world.sent({ phone });
    await world.callback(attempt_id, 'undelivered', '30005');
    await world.look(booked);

    const next = await world.due({ phone });
    expect(await world.claim(next.message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(next.message_id)).toEqual({ status: 'failed', status_reason: 'known_bad_address' });
    expect((await world.look(next.booked)).did).toContain('notify message_failed');

    const told = await commandMessage({
      pool: world.pool,
      cache: world.cache,
      vault: world.vault,
      account_id: world.clinic.account_id,
      participant_id: next.booked.participant_id,
      auto_message_id: 'msg_day',
      command: 'send_now',
    });
    expect(told.type).toBe('told');
    const [again] = (await world.look(next.booked)).dispatch.filter(({ to }) => to === 'client');
    expect(await world.claim(again?.id ?? '')).toMatchObject({ type: 'send' });
  });
});

it('a one-time message to a number that can never work goes once more where staff send it again', async () => {
  const phone = '+12025550156';
  const { message_id, attempt_id } = await sentOnce(world, { to_address: phone });
  await world.callback(attempt_id, 'undelivered', '30005');
  expect(await dead(phone)).toHaveLength(2);
  const { pool, clinic } = world;
  expect(await rescueMessage({ pool, account_id: clinic.account_id, message_id, rescue: 'resend' })).toMatchObject({
    type: 'done',
  });
  expect(await world.claim(message_id)).toMatchObject({ type: 'send' });
});

describe('a failure that says that the client told the carrier to stop us', () => {
  it('stops the number as their own STOP would', async () => {
    const phone = '+12025550155';
    const other = await world.due({ phone });
    const { booked, attempt_id } = await world.sent({ phone });
    await world.callback(attempt_id, 'failed', '21610');
    expect(await world.clinic.sql('select source from stop_list_entry where address = $1', [phone])).toEqual([
      { source: 'carrier' },
    ]);
    expect(await world.status(other.message_id)).toEqual({ status: 'skipped', status_reason: 'opted_out' });
    expect((await world.look(other.booked)).did).toContain('opted_out');
    expect((await world.look(booked)).did).not.toContain('notify message_failed');
  });
});
