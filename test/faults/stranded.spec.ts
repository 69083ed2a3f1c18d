import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let worker: TestProcess;

beforeAll(async () => {
  // no answer at once: it is a worker's delivery that strands
  kept = await openRunningClinic({ env: { KEPT_ANSWERS_AT_ONCE: '0' } });
  worker = await kept.startWorker();
});

afterAll(() => kept.close());

it('a message whose worker and workflow are both gone is found by the sweeper, and not sent again', async () => {
  const [phone, stranger] = ['+12025550521', '+12025550522'];
  for (const to of [phone, stranger]) await kept.carrier.fault({ kind: 'hang_before_accept', match: { to } });
  const booked = await kept.book({ phone });
  await kept.jumpToWakeOf(booked);
  await kept.nudge(booked);
  await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1));
  await kept.temporal.workflow.getHandle(`sequence/${kept.clinic.account_id}/${booked.participant_id}`).terminate();

  // A confirmation of an opt-out belongs to no sequence.
  expect(await kept.say(stranger, 'STOP')).toBe(200);
  await eventually(async () => expect(await kept.carrier.sends(stranger)).toHaveLength(1));
  for await (const { workflowId } of kept.temporal.workflow.list({ query: `WorkflowType = 'singleMessage'` })) {
    await kept.temporal.workflow.getHandle(workflowId).terminate();
  }
  await worker.kill();
  await kept.clinic.sql(
    `update message set given_up_at = given_up_at - interval '20 minutes' where status = 'sending'`,
  );

  worker = await kept.startWorker();
  await eventually(async () => {
    const rows = await kept.clinic.sql(
      `select kind, status, status_reason from message where to_address = any($1) and direction = 'out' order by kind`,
      [[phone, stranger]],
    );
    expect(rows).toEqual([
      { kind: 'auto_message', status: 'unknown', status_reason: 'try_interrupted' },
      { kind: 'system_text', status: 'unknown', status_reason: 'try_interrupted' },
    ]);
    const [reminder] = await kept.messages(booked);
    expect(await kept.toldUnknown()).toContain(reminder?.id);
  });
  for (const to of [phone, stranger]) expect(await kept.carrier.sends(to)).toHaveLength(1);
});
