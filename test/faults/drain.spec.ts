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

/** How each client's reminder ended, by number, once none is on its way. */
async function endings(booked: readonly Booked[]): Promise<ReadonlyMap<string, string>> {
  return await eventually(
    async () => {
      const rows = await kept.clinic.sql<{ phone: string; status: string }>(
        `select to_address as phone, status from message where sequence_id = any($1) and auto_message_id = 'msg_day'`,
        [booked.map(({ sequence_id }) => sequence_id)],
      );
      expect(rows).toHaveLength(REMINDERS);
      expect(rows.filter(({ status }) => status === 'due' || status === 'sending')).toEqual([]);
      return new Map(rows.map(({ phone, status }) => [phone, status]));
    },
    { timeout_ms: 80_000, every_ms: 200 },
  );
}

it('two workers drain sixty reminders, one is told to stop on the way: it finishes what it began, and nothing is unknown', async () => {
  const [worker] = await Promise.all([kept.startWorker(), kept.startWorker()]);
  // Without the carrier's reports an outcome that was not written down would stay unknown.
  await kept.carrier.control('POST', '/pause-callbacks');
  const numbers = phones(80);
  const booked = await drain(numbers);
  await worker.stop();
  expect(await worker.ended).toBe(0);
  expect(new Set((await endings(booked)).values())).toEqual(new Set(['accepted']));
  for (const phone of numbers) expect(await kept.carrier.texts(phone)).toHaveLength(1);
  expect(await sent(numbers)).toBe(REMINDERS);
  await kept.carrier.control('POST', '/resume-callbacks');
  await kept.carrier.clearFaults();
});

it('two workers drain sixty reminders, one is killed on the way: none gets two, and who got none is known to staff', async () => {
  const worker = await kept.startWorker();
  const numbers = phones(81);
  const booked = await drain(numbers);
  await worker.kill();
  await kept.startWorker();
  await kept.carrier.clearFaults();
  // The killed worker's answers are lost; the carrier's reports tell what became of each that it got.
  await eventually(async () => {
    for (const [phone, status] of await endings(booked)) {
      const texts = await kept.carrier.texts(phone);
      expect({ status, texts: texts.length }).toEqual(
        texts.length === 1 ? { status: 'delivered', texts: 1 } : { status: 'unknown', texts: 0 },
      );
      expect((await kept.carrier.sends(phone)).length).toBeLessThanOrEqual(1);
    }
  });
  await eventually(async () => {
    const unknown = await kept.clinic.sql<{ id: string }>(`select id from message where status = 'unknown'`);
    expect(await kept.toldUnknown()).toEqual(expect.arrayContaining(unknown.map(({ id }) => id)));
  });
});
