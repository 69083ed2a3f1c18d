import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from './record.ts';
import { resolveUnknown } from './resolve-unknown.ts';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

describe('the claim, the last look before a message leaves', () => {
  it('lets one of many deliveries have the message', async () => {
    const { message_id } = await world.due();
    const claims = await Promise.all(Array.from({ length: 8 }, () => world.claim(message_id)));
    expect(claims.filter(({ type }) => type === 'send')).toHaveLength(1);
  });

  it('finds a message whose try died unknown, and never sends it again by itself', async () => {
    const { booked, message_id } = await world.due();
    expect(await world.claim(message_id)).toMatchObject({ type: 'send' });
    expect(await world.claim(message_id)).toEqual({ type: 'unknown' });
    expect(await world.claim(message_id)).toEqual({ type: 'nothing' });
    expect(await world.status(message_id)).toEqual({ status: 'unknown', status_reason: 'try_interrupted' });
    expect((await world.look(booked)).did).toContain('notify outcome_unknown');
  });

  it('leaves a message to whoever is sending it when no try of its own came before, as long as that one can be alive', async () => {
    const { message_id } = await world.due();
    const first = { is_first_try: true };
    expect(await world.claim(message_id, first)).toMatchObject({ type: 'send' });
    expect(await world.claim(message_id, first)).toEqual({ type: 'nothing' });
    expect(await world.status(message_id)).toMatchObject({ status: 'sending' });
    await world.clinic.sql(`update message set given_up_at = now() - interval '1 second' where id = $1`, [message_id]);
    expect(await world.claim(message_id, first)).toEqual({ type: 'unknown' });
  });

  it('refuses a message to an address that opted out after the decision', async () => {
    const { message_id } = await world.due({ phone: '+12025550124' });
    await world.clinic.sql(
      `insert into stop_list_entry (id, account_id, type, address, source) values (uuidv7(), $1, 'phone', '+12025550124', 'staff')`,
      [world.clinic.account_id],
    );
    expect(await world.claim(message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'opted_out' });
  });

  it('refuses a message about a time that no longer stands', async () => {
    const { booked, message_id } = await world.due();
    await world.clinic.sql(`update appointment set version = version + 1 where id = $1`, [booked.appointment_id]);
    expect(await world.claim(message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'appointment_moved' });
  });

  it('refuses a message of an appointment that was cancelled meanwhile', async () => {
    const { booked, message_id } = await world.due();
    await world.clinic.sql(`update appointment set version = version + 1, status = 'cancelled' where id = $1`, [
      booked.appointment_id,
    ]);
    expect(await world.claim(message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'appointment_cancelled' });
  });

  it('refuses a message to someone who was taken off the appointment meanwhile', async () => {
    const { booked, message_id } = await world.due();
    await world.clinic.sql(`update participant set removed_at = now() where id = $1`, [booked.participant_id]);
    expect(await world.claim(message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'participant_removed' });
  });

  it('refuses a reminder after the start', async () => {
    const { message_id } = await world.due();
    await world.clinic.sql(`update message set send_by = due_at - interval '1 minute' where id = $1`, [message_id]);
    expect(await world.claim(message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(message_id)).toEqual({ status: 'skipped', status_reason: 'too_late' });
  });

  it('puts a message off to the end of quiet hours', async () => {
    const { booked, message_id } = await world.due();
    await world.clinic.sql(
      `update account set settings = jsonb_build_object('quiet_hours', jsonb_build_object('from', '00:00', 'to', '23:59')) where id = $1`,
      [world.clinic.account_id],
    );
    const claimed = await world.claim(message_id);
    expect(claimed.type).toBe('put_off');
    const [put_off] = await world.clinic.sql<{ due_at: string; put_off_from: string }>(
      'select due_at, put_off_from from message where id = $1',
      [message_id],
    );
    expect(Date.parse(put_off?.due_at ?? '')).toBeGreaterThan(Date.parse(put_off?.put_off_from ?? ''));
    const view = await world.look(booked);
    expect(view).toMatchObject({ dispatch: [], finished: false });
    expect(view.wake_in_ms).toBeGreaterThan(0);
    await world.clinic.sql(`update account set settings = '{}' where id = $1`, [world.clinic.account_id]);
  });

  it('gives a message back that surely was not sent', async () => {
    const { message_id } = await world.due();
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(claimed.type);
    const { attempt_id } = claimed;
    await record({
      pool: world.pool,
      account_id: world.clinic.account_id,
      message_id,
      attempt_id,
      look_when_accepted: true,
      part_ids: [],
      outcome: { type: 'not_sent', retry_after_ms: 1_000, code: 'carrier_20429', message: 'too many requests' },
    });
    expect(await world.status(message_id)).toMatchObject({ status: 'due' });
    expect(await world.claim(message_id)).toMatchObject({ type: 'send' });
  });

  it.each([
    ['accepted', 'accepted'],
    ['failed', 'failed'],
    ['resend', 'due'],
  ] as const)('lets staff settle an unknown message as %s', async (as, status) => {
    const { message_id } = await world.due();
    await world.claim(message_id);
    await world.claim(message_id);
    const settle = () => resolveUnknown({ pool: world.pool, account_id: world.clinic.account_id, message_id, as });
    expect(await settle()).toMatchObject({ type: 'resolved', nudge: [expect.anything()] });
    expect(await world.status(message_id)).toMatchObject({ status });
    expect(await settle()).toEqual({ type: 'not_unknown', status });
  });
});
