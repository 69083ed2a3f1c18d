import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { made, sentOnce, text } from '../one-time/one-time.spec-support.ts';
import { record } from '../record.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { grantCredits } from './grant-credits.ts';
import { limitCredits } from './limit-credits.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const limit = (balance: number | null, alert_below: number | null = null) =>
  limitCredits({ pool: world.pool, account_id: world.clinic.account_id, balance, alert_below });

const grant = (amount: number) =>
  grantCredits({ pool: world.pool, account_id: world.clinic.account_id, amount, note: null, user_id: null });

const balance = async () => {
  const [row] = await world.clinic.sql<{ balance: number }>(`select balance from credit_balance`);
  return row?.balance ?? null;
};

const entriesOf = (message_id: string) =>
  world.clinic.sql<{ amount: number; reason: string }>(
    `select amount, reason from credit_entry where message_id = $1 order by id`,
    [message_id],
  );

describe('an account without a limit', () => {
  it('waits for nothing, and its ledger says what each message took', async () => {
    const { message_id } = await sentOnce(world, { content: text('a'.repeat(200)) });
    expect(await entriesOf(message_id)).toEqual([{ amount: -2, reason: 'message' }]);
    expect(await balance()).toBeNull();
  });

  it('takes nothing for the confirmation of an opt-out', async () => {
    await world.say('STOP');
    const [confirmation] = await world.clinic.sql<{ id: string }>(
      `select id from message where system_text = 'opted_out' order by id desc limit 1`,
    );
    await world.claim(confirmation?.id ?? '');
    expect(await entriesOf(confirmation?.id ?? '')).toEqual([]);
    await world.clinic.sql(`delete from stop_list_entry`);
  });
});

describe('a limited account', () => {
  beforeEach(() => limit(3));
  afterEach(() => limit(null));

  it('pays a message when it leaves, once', async () => {
    const { message_id } = await sentOnce(world);
    expect(await balance()).toBe(2);
    expect(await entriesOf(message_id)).toEqual([{ amount: -1, reason: 'message' }]);
  });

  it('holds what it cannot pay, and a grant lets it go', async () => {
    await limit(1);
    const message_id = await made(world, { content: text('a'.repeat(200)) });
    expect((await world.claim(message_id)).type).toBe('held');
    expect(await world.status(message_id)).toEqual({ status: 'held', status_reason: 'no_credits' });
    expect(await balance()).toBe(1);
    expect(await grant(4)).toEqual({ type: 'granted', balance: 5, released: 1 });
    expect((await world.claim(message_id)).type).toBe('send');
    expect(await balance()).toBe(3);
  });

  it.each([
    ['failed', { type: 'failed', code: 'attachments_refused', message: 'no' }],
    ['not_sent', { type: 'not_sent', code: 'rate_limited', message: 'slow', retry_after_ms: 1 }],
  ] as const)('gets back what a message took that surely did not leave (%s)', async (_, outcome) => {
    const message_id = await made(world);
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(claimed.type);
    const { account_id } = world.clinic;
    const attempt = { attempt_id: claimed.attempt_id, message_id, part_ids: [] };
    await record({ pool: world.pool, account_id, ...attempt, outcome, look_when_accepted: false });
    expect(await balance()).toBe(3);
    expect(await entriesOf(message_id)).toEqual([
      { amount: -1, reason: 'message' },
      { amount: 1, reason: 'returned' },
    ]);
  });

  it('gets nothing back for what may have left', async () => {
    const message_id = await made(world);
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(claimed.type);
    const { account_id } = world.clinic;
    const attempt = { attempt_id: claimed.attempt_id, message_id, part_ids: [] };
    const outcome = { type: 'unknown', message: 'no answer' } as const;
    await record({ pool: world.pool, account_id, ...attempt, outcome, look_when_accepted: false });
    expect(await balance()).toBe(2);
  });

  it('never spends a credit twice, however many leave at once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 8; i += 1) ids.push(await made(world));
    const claims = await Promise.all(ids.map((id) => world.claim(id)));
    expect(claims.filter(({ type }) => type === 'send')).toHaveLength(3);
    expect(claims.filter(({ type }) => type === 'held')).toHaveLength(5);
    expect(await balance()).toBe(0);
  });

  it('tells staff once when it falls below the mark', async () => {
    await limit(5, 4);
    const alerts = () => world.clinic.sql(`select subject from message where notify_reason = 'credits_low'`);
    await sentOnce(world);
    expect(await alerts()).toEqual([]);
    await sentOnce(world);
    await sentOnce(world);
    expect(await alerts()).toEqual([{ subject: '3 credits are left' }]);
  });
});
