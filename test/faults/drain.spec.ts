import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
});

afterAll(() => kept.close());

const REMINDERS = 60;

it('two workers drain sixty reminders, one is killed on the way: each client gets one, none two', async () => {
  const [worker] = await Promise.all([kept.startWorker(), kept.startWorker()]);
  const phones = Array.from({ length: REMINDERS }, (_, index) => `+120255508${String(index).padStart(2, '0')}`);
  const booked = await Promise.all(phones.map((phone) => kept.book({ phone })));
  await kept.carrier.fault({ kind: 'latency', ms: 300 });
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  const sent = async () => (await Promise.all(phones.map((phone) => kept.carrier.sends(phone)))).flat().length;
  await eventually(async () => expect(await sent()).toBeGreaterThan(REMINDERS / 4), { every_ms: 20 });
  await worker.kill();
  await kept.startWorker();
  await kept.carrier.clearFaults();

  const ids = [booked.map(({ sequence_id }) => sequence_id)];
  await eventually(async () => {
    const rows = await kept.clinic.sql(`select status, count(*)::int as n from message where sequence_id = any($1) and auto_message_id = 'msg_day' group by 1 order by 1`, ids);
    // The killed worker's answers are lost; the carrier's reports tell what became of each.
    expect(rows).toEqual([{ status: 'delivered', n: REMINDERS }]);
  }, { timeout_ms: 40_000, every_ms: 200 });
  for (const phone of phones) expect(await kept.carrier.texts(phone)).toHaveLength(1);
  expect(await sent()).toBe(REMINDERS);
});
