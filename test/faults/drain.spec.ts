import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
});

afterAll(() => kept.close());

const REMINDERS = 60;

const phones = (series: number) =>
  Array.from({ length: REMINDERS }, (_, index) => `+1202555${series}${String(index).padStart(2, '0')}`);

/** Everyone's reminder falls due at once at a provider that takes its time; answers when a quarter has been asked for. */
async function drain(numbers: readonly string[]): Promise<readonly Booked[]> {
  const booked = await Promise.all(numbers.map((phone) => kept.book({ phone })));
  await kept.carrier.fault({ kind: 'latency', ms: 300 });
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  await eventually(async () => expect(await sent(numbers)).toBeGreaterThan(REMINDERS / 4), { every_ms: 20 });
  return booked;
}

async function sent(numbers: readonly string[]): Promise<number> {
  return (await Promise.all(numbers.map((phone) => kept.carrier.sends(phone)))).flat().length;
}

async function allEndAs(status: string, booked: readonly Booked[]): Promise<void> {
  await eventually(
    async () => {
      const rows = await kept.clinic.sql(
        `select status, count(*)::int as n from message where sequence_id = any($1) and auto_message_id = 'msg_day' group by 1 order by 1`,
        [booked.map(({ sequence_id }) => sequence_id)],
      );
      expect(rows).toEqual([{ status, n: REMINDERS }]);
    },
    { timeout_ms: 40_000, every_ms: 200 },
  );
}

async function eachGotOne(numbers: readonly string[]): Promise<void> {
  for (const phone of numbers) expect(await kept.carrier.texts(phone)).toHaveLength(1);
  expect(await sent(numbers)).toBe(REMINDERS);
}

it('two workers drain sixty reminders, one is told to stop on the way: it finishes what it began, and nothing is unknown', async () => {
  const [worker] = await Promise.all([kept.startWorker(), kept.startWorker()]);
  // Without the carrier's reports an outcome that was not written down would stay unknown.
  await kept.carrier.control('POST', '/pause-callbacks');
  const numbers = phones(80);
  const booked = await drain(numbers);
  await worker.stop();
  expect(await worker.ended).toBe(0);
  await allEndAs('accepted', booked);
  await eachGotOne(numbers);
  await kept.carrier.control('POST', '/resume-callbacks');
  await kept.carrier.clearFaults();
});

it('two workers drain sixty reminders, one is killed on the way: each client gets one, none two', async () => {
  const worker = await kept.startWorker();
  const numbers = phones(81);
  const booked = await drain(numbers);
  await worker.kill();
  await kept.startWorker();
  await kept.carrier.clearFaults();
  // The killed worker's answers are lost; the carrier's reports tell what became of each.
  await allEndAs('delivered', booked);
  await eachGotOne(numbers);
});
