import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { holdRow } from './hold-row.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let worker: TestProcess;

beforeAll(async () => {
  kept = await openRunningClinic();
  worker = await kept.startWorker();
});

afterAll(() => kept.close());

/** A client with a reminder ahead whose first decision has been made. */
async function awaitsReminder(phone: string): Promise<Booked> {
  const booked = await kept.book({ phone });
  await eventually(async () => {
    const rows = await kept.clinic.sql(`select 1 from sequence where id = $1 and wake_at is not null`, [booked.sequence_id]);
    expect(rows).toHaveLength(1);
  });
  return booked;
}

async function reminderOf(booked: Booked) {
  const message = (await kept.messages(booked)).find(({ auto_message_id }) => auto_message_id === 'msg_day');
  if (message === undefined) throw new Error('the reminder does not exist yet');
  return message;
}

describe('a worker killed', () => {
  it('before it claimed a message leaves it to the next, which sends it once', async () => {
    const phone = '+12025550131';
    const booked = await awaitsReminder(phone);
    await kept.jumpToNextWake();
    const decision = await holdRow(kept.database.superuser_url, { statement: 'select from sequence where id = $1 for update', values: [booked.sequence_id] });
    await kept.nudge(booked);
    await decision.blocks();
    // The decision's result reaches Temporal, the order to deliver does not reach the worker yet.
    kept.to_temporal.hold('down');
    await decision.release();
    const { id } = await eventually(() => reminderOf(booked));
    const claim = await holdRow(kept.database.superuser_url, { statement: 'select from message where id = $1 for update', values: [id] });
    kept.to_temporal.release();
    await claim.blocks();
    await worker.kill();
    await claim.release();
    expect(await kept.carrier.sends(phone)).toEqual([]);

    worker = await kept.startWorker();
    await eventually(async () => expect(await reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }), { timeout_ms: 30_000 });
    expect(await kept.carrier.sends(phone)).toHaveLength(1);
  });
});
