import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHotPool } from '@kept/persistence/pool';
import { releaseSequence } from '@kept/sequences/hold-sequence';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
  await kept.startWorker();
});

afterAll(() => kept.close());

const workflowOf = ({ participant_id }: Booked) =>
  kept.temporal.workflow.getHandle(`sequence/${kept.clinic.account_id}/${participant_id}`);

async function reset(booked: Booked): Promise<void> {
  const { workflowId, runId } = await workflowOf(booked).describe();
  // The decision stands in the database before the server hears of it.
  const first = await eventually(async () => {
    const { events } = await workflowOf(booked).fetchHistory();
    const completed = events?.find(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes);
    if (completed === undefined) throw new Error('the first task of the workflow is not completed yet');
    return completed;
  });
  await kept.temporal.workflowService.resetWorkflowExecution({
    namespace: kept.temporal.options.namespace,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: first.eventId ?? null,
    requestId: `reset-${runId}`,
    reason: 'an operator tries the button',
  });
}

/** The sweeper's round comes at a worker's start, and looks at what is five seconds late. */
async function sweepLate(): Promise<void> {
  await kept.clinic.sql(`update account set clock_offset_ms = clock_offset_ms + 6000`);
  await kept.startWorker();
}

async function reminded(booked: Booked): Promise<void> {
  await eventually(async () =>
    expect(await kept.messages(booked)).toMatchObject([
      { auto_message_id: 'msg_day', status: 'delivered', attempts: 1 },
    ]),
  );
}

describe('an operator', () => {
  it('who terminates, resets or cancels what waits: the sweeper carries on the first two, a cancel is a hold', async () => {
    const [terminated, was_reset, cancelled] = await Promise.all([
      kept.book({ phone: '+12025550501' }),
      kept.book({ phone: '+12025550502' }),
      kept.book({ phone: '+12025550503' }),
    ]);
    await kept.untilWaiting(terminated, was_reset, cancelled);
    await workflowOf(terminated).terminate('an operator tries the button');
    await reset(was_reset);
    await workflowOf(cancelled).cancel();
    await expect(workflowOf(cancelled).result()).rejects.toThrow(/cancelled/i);
    await kept.jumpToWakeOf(terminated, was_reset, cancelled);

    await sweepLate();
    await reminded(terminated);
    await reminded(was_reset);
    expect(await kept.messages(cancelled)).toEqual([]);
    await kept.nudge(cancelled);
    await expect(workflowOf(cancelled).result()).resolves.toBeUndefined();
    expect(await kept.messages(cancelled)).toEqual([]);

    const pool = createHotPool({ app_url: kept.database.app_url, max: 1 });
    await releaseSequence({ pool, account_id: kept.clinic.account_id, sequence_id: cancelled.sequence_id });
    await pool.end();
    await kept.nudge(cancelled);
    await reminded(cancelled);
    for (const phone of ['+12025550501', '+12025550502', '+12025550503'])
      expect(await kept.carrier.sends(phone)).toHaveLength(1);
  });

  it.each([
    ['terminates', '+12025550511', (booked: Booked) => workflowOf(booked).terminate('an operator tries the button')],
    ['resets', '+12025550512', reset],
  ] as const)(
    'who %s a sequence while its reminder is on its way has it sent once, and its answer taken',
    async (_verb, phone, act) => {
      await kept.carrier.fault({ kind: 'latency', ms: 700, match: { to: phone }, times: 1 });
      const booked = await kept.book({ phone });
      await kept.jumpToWakeOf(booked);
      await kept.nudge(booked);
      await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
      await act(booked);
      await reminded(booked);
      await sweepLate();
      expect(await kept.say(phone, '1')).toBe(200);
      await eventually(async () =>
        expect(await kept.clinic.sql(`select state from participant where id = $1`, [booked.participant_id])).toEqual([
          { state: 'confirmed' },
        ]),
      );
      await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(2));
      await kept.advance('30 minutes');
      expect(await kept.carrier.sends(phone)).toHaveLength(2);
    },
  );

  it('who cancels a sequence while its reminder is on its way: it lands, is written down, and nothing follows', async () => {
    const phone = '+12025550513';
    await kept.carrier.fault({ kind: 'latency', ms: 700, match: { to: phone }, times: 1 });
    const booked = await kept.book({ phone });
    await kept.jumpToWakeOf(booked);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    await workflowOf(booked).cancel();
    await reminded(booked);
    await expect(workflowOf(booked).result()).rejects.toThrow(/cancelled/i);
    expect(
      await kept.clinic.sql(`select held_at is not null as held from sequence where id = $1`, [booked.sequence_id]),
    ).toEqual([{ held: true }]);
    await kept.advance('3 hours');
    expect(await kept.messages(booked)).toHaveLength(1);
  });
});
