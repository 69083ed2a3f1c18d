import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { expectNoDouble } from './expect-no-double.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let workers: readonly TestProcess[];

beforeAll(async () => {
  kept = await openRunningClinic();
  await kept.clinic.sql(`update sender set rate_per_second = $1 where type = 'phone'`, [RATE]);
  workers = await Promise.all([kept.startWorker(), kept.startWorker()]);
});

afterAll(() => kept.close());

const RATE = 10;
const REMINDERS = 50;
const REFUSED = 6;
const numbers = Array.from({ length: REMINDERS }, (_, index) => `+1202555${8500 + index}`);

/** Requests travel for some milliseconds, not all the same; a second's worth may lie a little closer. */
const JITTER = 3;

/** A bound for what hangs. */
const DRAINED = { timeout_ms: 90_000, every_ms: 200 };

const sends = async () => (await Promise.all(numbers.map((phone) => kept.carrier.sends(phone)))).flat();

/** The most requests that lie within any one second. */
function mostWithinASecond(times: readonly number[]): number {
  const ordered = times.toSorted((a, b) => a - b);
  return Math.max(...ordered.map((from) => ordered.filter((at) => at >= from && at < from + 1_000).length));
}

it('a sender’s rate is kept by two workers while the provider asks for slowness and one of them is killed: all goes out once', async () => {
  const booked: Booked[] = [];
  for (const phone of numbers) booked.push(await kept.book({ phone }));
  await kept.carrier.fault({ kind: 'rate_limit', retry_after: 1, times: REFUSED });
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  await eventually(async () => expect((await sends()).length).toBeGreaterThan(REMINDERS / 4), {
    ...DRAINED,
    every_ms: 20,
  });
  await workers[0]?.kill();
  await kept.startWorker();

  const ended = await eventually(async () => {
    const rows = await kept.clinic.sql<{ phone: string; status: string; provider_id: string | null }>(
      `select to_address as phone, status, provider_id from message where auto_message_id = 'msg_day' order by to_address`,
    );
    expect(rows.map(({ phone }) => phone)).toEqual(numbers);
    expect(rows.filter(({ status }) => status !== 'delivered' && status !== 'unknown')).toEqual([]);
    return rows;
  }, DRAINED);
  const requests = await sends();
  expect(mostWithinASecond(requests.map(({ at }) => Date.parse(at)))).toBeLessThanOrEqual(RATE + JITTER);
  expect(requests.filter(({ status }) => status === 429)).toHaveLength(REFUSED);
  // Refused with 429 is not sent; beside that nobody is asked for a second text.
  for (const { phone, status } of ended) {
    const texts = await kept.carrier.texts(phone);
    expect({ phone, status, texts: texts.length }).toEqual({
      phone,
      status: texts.length === 1 ? 'delivered' : 'unknown',
      texts: Math.min(texts.length, 1),
    });
  }
  await expectNoDouble(kept);
  // At most what the killed worker had under way.
  expect(ended.filter(({ status }) => status === 'unknown').length).toBeLessThanOrEqual(RATE);
});
