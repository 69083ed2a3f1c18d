import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic({ ask_providers_every: '1s' });
  // the hour at which this runs puts nobody off
  await kept.clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [
    kept.clinic.account_id,
  ]);
});

afterAll(() => kept.close());

/** More than a page; the worker dies with the first on its way. */
const RECIPIENTS = 160;
const numbers = Array.from({ length: RECIPIENTS }, (_, index) => `+18335550${String(index).padStart(3, '0')}`);

const madeSchema = z.object({ id: z.uuid() });

const listed = () => kept.carrier.list({ sid: kept.clinic.account_sid, auth_token: kept.clinic.auth_token });

const messages = (id: string) =>
  kept.clinic.sql<{ phone: string; status: string }>(
    `select to_address as phone, status from message where broadcast_id = $1 order by to_address`,
    [id],
  );

it('a worker killed amid a broadcast leaves the rest to the next, and nobody is told twice', async () => {
  await kept.startWorker();
  const { status, body } = await kept.request({
    method: 'POST',
    path: '/v1/broadcasts',
    body: { channel: 'sms', content: { body: 'We are closed today.' }, recipients: { addresses: numbers } },
  });
  expect([status, body]).toMatchObject([201, { recipient_count: RECIPIENTS }]);
  const { id } = madeSchema.parse(body);
  await eventually(async () => expect((await listed()).length).toBeGreaterThan(40), {
    timeout_ms: 120_000,
    every_ms: 20,
  });
  await kept.killWorkers();
  expect((await listed()).length).toBeLessThan(RECIPIENTS);

  await kept.startWorker();
  await eventually(
    async () => {
      const has = new Set((await listed()).map(({ to }) => to));
      expect(await messages(id)).toEqual(
        // whoever was being sent to as it died, and whom the carrier does not know, is for a person to settle
        numbers.map((phone) => ({ phone, status: has.has(phone) ? 'delivered' : 'unknown' })),
      );
      expect(await kept.clinic.sql(`select status from broadcast where id = $1`, [id])).toEqual([{ status: 'sent' }]);
    },
    { timeout_ms: 240_000, every_ms: 500 },
  );
  const told = (await listed()).map(({ to }) => to);
  expect(new Set(told).size).toBe(told.length);
  const unsettled = (await messages(id)).filter((message) => message.status === 'unknown');
  expect(told.length + unsettled.length).toBe(RECIPIENTS);
}, 400_000);

it('a broadcast that Temporal forgot is found by its rows', async () => {
  const { body } = await kept.request({
    method: 'POST',
    path: '/v1/broadcasts',
    body: {
      channel: 'sms',
      content: { body: 'Later' },
      recipients: { addresses: ['+18335550900'] },
      send_at: '2041-03-01T10:00:00Z',
    },
  });
  const { id } = madeSchema.parse(body);
  expect(await kept.runScript('rebuild')).toMatch(/\d broadcasts? looks? again\./);
  await kept.clinic.sql(`update broadcast set status = 'cancelled' where id = $1`, [id]);
});
