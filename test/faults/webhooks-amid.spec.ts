import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { listen, type Listener } from '../../sequences/src/webhooks/listener.spec-support.ts';
import { eventually } from '../harness/eventually.ts';
import { startTemporal, type TestTemporal } from '../harness/start-temporal.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let temporal: TestTemporal;
let listener: Listener;
let silent: Listener;

beforeAll(async () => {
  temporal = await startTemporal({ keep: 'in a file' });
  [kept, listener, silent] = await Promise.all([
    openRunningClinic({ temporal_address: temporal.address }),
    listen(),
    listen(),
  ]);
  silent.answers = 'nothing';
  // the hour at which this runs puts nobody off
  await kept.clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [
    kept.clinic.account_id,
  ]);
  await kept.startWorker();
});

afterAll(async () => {
  listener.close();
  silent.close();
  await kept.close();
  await temporal.stop('SIGKILL');
});

const RECIPIENTS = 60;
const madeSchema = z.object({ webhook_subscription: z.object({ id: z.uuid() }) });
const toldSchema = z.object({ data: z.object({ to: z.string() }) });

async function subscribe(url: string): Promise<string> {
  const body = { url, event_types: ['message.sent'] };
  const made = await kept.request({ method: 'POST', path: '/v1/webhook_subscriptions', body });
  return madeSchema.parse(made.body).webhook_subscription.id;
}

/** Texts to numbers of a series of their own. */
async function send(series: number): Promise<readonly string[]> {
  const addresses = Array.from(
    { length: RECIPIENTS },
    (_, index) => `+1833555${series}${String(index).padStart(3, '0')}`,
  );
  const body = { channel: 'sms', content: { body: 'We are closed today.' }, recipients: { addresses } };
  await kept.request({ method: 'POST', path: '/v1/broadcasts', body });
  return addresses;
}

const told = (): readonly string[] =>
  [...new Set(listener.told.map(({ body }) => toldSchema.parse(JSON.parse(body)).data.to))].toSorted();

const waiting = async (subscription_id: string): Promise<number> => {
  const [row] = await kept.clinic.sql<{ count: number }>(
    `select count(*)::int as count from webhook_delivery where subscription_id = $1 and status = 'pending'`,
    [subscription_id],
  );
  return row?.count ?? 0;
};

it('a Temporal killed and emptied amid webhooks loses none, and each comes under one id', async () => {
  const id = await subscribe(listener.url);
  listener.answers = 503;
  const numbers = await send(1);
  await eventually(async () => expect(await waiting(id)).toBe(RECIPIENTS), { timeout_ms: 120_000, every_ms: 200 });
  listener.answers = 200;
  await kept.clinic.sql(`update webhook_delivery set next_try_at = now() where status = 'pending'`);
  await kept.clinic.sql(`update webhook_subscription set quiet_until = null`);
  await eventually(async () => expect(await waiting(id)).toBeLessThan(RECIPIENTS - 3), {
    timeout_ms: 60_000,
    every_ms: 10,
  });
  await temporal.stop('SIGKILL');
  await temporal.start('empty');
  await eventually(async () => expect([await waiting(id), told()]).toEqual([0, numbers]), {
    timeout_ms: 200_000,
    every_ms: 200,
  });
  const ids = Map.groupBy(listener.told, ({ body }) => toldSchema.parse(JSON.parse(body)).data.to);
  expect([...ids.values()].every((tries) => new Set(tries.map((each) => each.id)).size === 1)).toBe(true);
}, 500_000);

it('targets that fall silent, however many, keep no other target waiting', async () => {
  for (let count = 0; count < 20; count += 1) await subscribe(silent.url);
  listener.told.length = 0;
  const began = performance.now();
  const numbers = await send(2);
  await eventually(() => expect(told()).toEqual(numbers), { timeout_ms: 120_000, every_ms: 100 });
  const took_ms = performance.now() - began;
  // each of theirs hangs for fifteen seconds, and there are twelve hundred
  expect(silent.told.length).toBeGreaterThan(0);
  expect(took_ms).toBeLessThan(60_000);
}, 300_000);
