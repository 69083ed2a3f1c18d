import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { listen, type Listener } from '../../sequences/src/webhooks/listener.spec-support.ts';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let listener: Listener;

beforeAll(async () => {
  [kept, listener] = await Promise.all([openRunningClinic(), listen()]);
  // the hour at which this runs puts nobody off
  await kept.clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [
    kept.clinic.account_id,
  ]);
});

afterAll(async () => {
  listener.close();
  await kept.close();
});

const RECIPIENTS = 60;
const numbers = Array.from({ length: RECIPIENTS }, (_, index) => `+18335550${String(index).padStart(3, '0')}`);
const madeSchema = z.object({ webhook_subscription: z.object({ id: z.uuid() }) });
const toldSchema = z.object({ type: z.string(), data: z.object({ to: z.string() }) });

const statuses = () =>
  kept.clinic.sql<{ status: string; count: number }>(
    `select status, count(*)::int as count from webhook_delivery group by status`,
  );

it('a worker killed amid webhooks leaves the rest to the next: each event comes at least once, under one id', async () => {
  const { body } = await kept.request({
    method: 'POST',
    path: '/v1/webhook_subscriptions',
    body: { url: listener.url, event_types: ['message.sent'] },
  });
  madeSchema.parse(body);
  // nobody is told before there is a worker: what happens until then waits in its rows
  await kept.startWorker();
  listener.answers = 503;
  await kept.request({
    method: 'POST',
    path: '/v1/broadcasts',
    body: { channel: 'sms', content: { body: 'We are closed today.' }, recipients: { addresses: numbers } },
  });
  await eventually(async () => expect(await statuses()).toEqual([{ status: 'pending', count: RECIPIENTS }]), {
    timeout_ms: 120_000,
    every_ms: 200,
  });
  listener.answers = 200;
  await kept.clinic.sql(`update webhook_delivery set next_try_at = now() where status = 'pending'`);
  await kept.clinic.sql(`update webhook_subscription set quiet_until = null`);
  await eventually(
    async () => expect((await statuses()).find(({ status }) => status === 'delivered')?.count ?? 0).toBeGreaterThan(3),
    { timeout_ms: 60_000, every_ms: 10 },
  );
  await kept.killWorkers();
  // as time does it: a page that died is taken again when its lease is over
  await kept.clinic.sql(`update webhook_delivery set next_try_at = now() where status = 'pending'`);
  await kept.clinic.sql(`update webhook_subscription set busy_until = null, quiet_until = null`);
  await kept.startWorker();
  await eventually(async () => expect(await statuses()).toEqual([{ status: 'delivered', count: RECIPIENTS }]), {
    timeout_ms: 120_000,
    every_ms: 200,
  });
  const ids = new Map<string, Set<string>>();
  for (const { id, body: text } of listener.told) {
    const { to } = toldSchema.parse(JSON.parse(text)).data;
    ids.set(to, (ids.get(to) ?? new Set()).add(id));
  }
  expect([...ids.keys()].toSorted()).toEqual(numbers);
  expect([...ids.values()].every((each) => each.size === 1)).toBe(true);
}, 400_000);
