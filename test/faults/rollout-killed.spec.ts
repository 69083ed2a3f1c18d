import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { rolloutWorkflowId } from '@kept/workflows/schedule-rollout/contract';
import { reminder } from '../fixtures/reminder.ts';
import { eventually } from '../harness/eventually.ts';
import { holdRow } from './hold-row.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
});

afterAll(() => kept.close());

const publishedSchema = z.object({ rollout: z.object({ id: z.uuid(), total: z.int() }) });

/** More than one page of a rollout, and the sequence whose row is held in the second. */
const SEQUENCES = 130;
const HELD = 120;

it('a worker killed amid a rollout leaves the rest to the next, which tells everybody once', async () => {
  const worker = await kept.startWorker();
  const booked = [];
  for (let count = 0; count < SEQUENCES; count += 1) {
    booked.push(await kept.clinic.book({ start: '2031-03-12T12:00', end: '2031-03-12T12:30' }));
  }
  await kept.nudge(...booked);
  const asked = async (statement: string) => Number((await kept.clinic.sql<{ n: string }>(statement))[0]?.n);
  await eventually(
    async () => expect(await asked(`select count(*) as n from sequence where wake_at is not null`)).toBe(SEQUENCES),
    { timeout_ms: 60_000 },
  );

  const held = await holdRow(kept.database.superuser_url, {
    statement: 'select from sequence where id = $1 for update',
    values: [booked[HELD]?.sequence_id],
  });
  const definition = {
    ...reminder,
    messages: reminder.messages.map((message) =>
      message.timing === null ? message : { ...message, timing: { ...message.timing, offset: { days: -3 } } },
    ),
  };
  const path = `/v1/message_schedules/${kept.clinic.schedule_id}`;
  await kept.request({ method: 'PUT', path: `${path}/draft`, body: { definition }, headers: { 'if-match': '*' } });
  const { rollout } = publishedSchema.parse(
    (await kept.request({ method: 'POST', path: `${path}/publish`, body: {} })).body,
  );
  expect(rollout.total).toBe(SEQUENCES);
  await held.blocks();
  expect(await asked(`select done as n from schedule_rollout`)).toBe(100);
  await worker.kill();
  kept.to_temporal.cut();
  kept.to_database.cut();
  await held.release();

  await kept.startWorker();
  await eventually(
    async () => {
      expect(
        await kept.clinic.sql(`select state, done, nudged from schedule_rollout where id = $1`, [rollout.id]),
      ).toEqual([{ state: 'done', done: SEQUENCES, nudged: SEQUENCES }]);
      // the reminder has moved from one day before to three
      expect(await asked(`select count(*) as n from sequence where wake_at = '2031-03-09T13:00:00Z'`)).toBe(SEQUENCES);
    },
    { timeout_ms: 90_000 },
  );
  expect(
    await kept.clinic.sql(
      `select count(*)::int as steps, count(distinct sequence_id)::int as sequences from sequence_step where input_type = 'revision_published'`,
    ),
  ).toEqual([{ steps: SEQUENCES, sequences: SEQUENCES }]);
  const handle = kept.temporal.workflow.getHandle(
    rolloutWorkflowId({ account_id: kept.clinic.account_id, rollout_id: rollout.id }),
  );
  await handle.result();
});
