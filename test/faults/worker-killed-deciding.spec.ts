import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { holdRow } from './hold-row.ts';
import { reminderStory, type ReminderStory } from './reminder-story.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let story: ReminderStory;
let worker: TestProcess;

beforeAll(async () => {
  kept = await openRunningClinic();
  story = reminderStory(kept);
});

beforeEach(async () => {
  worker = await kept.startWorker();
});

afterEach(() => kept.killWorkers());

afterAll(() => kept.close());

/** Longer than the heartbeat timeout of a delivery, after which Temporal gives it to another worker. */
const RECOVERED = { timeout_ms: 60_000 };

/** Lets a decision commit while the wire to Temporal is held in one direction; answers the reminder it made. */
async function decideWithWireHeld(booked: Booked, direction: 'up' | 'down') {
  const decision = await holdRow(kept.database.superuser_url, {
    statement: 'select from sequence where id = $1 for update',
    values: [booked.sequence_id],
  });
  await kept.nudge(booked);
  await decision.blocks();
  kept.to_temporal.hold(direction);
  await decision.release();
  return await eventually(() => story.reminderOf(booked));
}

describe('a worker killed', () => {
  it('before it claimed a message leaves it to the next, which sends it once', async () => {
    const phone = '+12025550131';
    const booked = await story.atReminder(phone);
    const { id } = await decideWithWireHeld(booked, 'down');
    const claim = await holdRow(kept.database.superuser_url, {
      statement: 'select from message where id = $1 for update',
      values: [id],
    });
    kept.to_temporal.release();
    await claim.blocks();
    await worker.kill();
    await claim.release();
    expect(await kept.carrier.sends(phone)).toEqual([]);

    await kept.startWorker();
    await eventually(
      async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }),
      RECOVERED,
    );
    await story.confirms(phone, booked);
    expect(await kept.carrier.sends(phone)).toHaveLength(2);
  });

  it('after it decided, with a STOP before the next starts, swallows no STOP and sends nothing after it', async () => {
    const phone = '+12025550135';
    const booked = await story.atReminder(phone);
    await decideWithWireHeld(booked, 'up');
    await worker.kill();
    kept.to_temporal.cut();
    expect(await kept.say(phone, 'STOP')).toBe(200);
    expect(await story.reminderOf(booked)).toMatchObject({ status: 'skipped', reason: 'opted_out' });

    await kept.startWorker();
    await eventually(async () => {
      const rows = await kept.clinic.sql(
        `select 1 from sequence_input where sequence_id = $1 and type = 'opted_out' and handled_at is not null`,
        [booked.sequence_id],
      );
      expect(rows).toHaveLength(1);
      expect(await kept.carrier.texts(phone)).toHaveLength(1);
    }, RECOVERED);
    await kept.advance('3 days');
    expect(await kept.carrier.sends(phone)).toHaveLength(1);
    expect((await kept.carrier.texts(phone))[0]).toContain('Lakeside Dental');
  });

  it('with the order to deliver in its hands leaves it to the next, which sends it once', async () => {
    const phone = '+12025550136';
    const booked = await story.atReminder(phone);
    await decideWithWireHeld(booked, 'down');
    await eventually(async () => {
      const { raw } = await kept.temporal.workflow
        .getHandle(`sequence/${kept.clinic.account_id}/${booked.participant_id}`)
        .describe();
      expect(raw.pendingActivities?.map(({ activityType }) => activityType?.name)).toContain('deliver');
    });
    await worker.kill();
    kept.to_temporal.cut();

    await kept.startWorker();
    await eventually(
      async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }),
      RECOVERED,
    );
    await story.confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });
});
