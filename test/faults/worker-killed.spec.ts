import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveUnknown } from '@kept/sequences/resolve-unknown';
import { createHotPool } from '@kept/persistence/pool';
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

/** Longer than the heartbeat timeout of a delivery, after which Temporal gives it to another worker. */
const RECOVERED = { timeout_ms: 30_000 };

/** A client whose first decision has been made, at the moment the reminder falls due; nobody has been told. */
async function atReminder(phone: string): Promise<Booked> {
  const booked = await kept.book({ phone });
  await kept.jumpToWakeOf(booked);
  return booked;
}

async function reminderOf(booked: Booked) {
  const message = (await kept.messages(booked)).find(({ auto_message_id }) => auto_message_id === 'msg_day');
  if (message === undefined) throw new Error('the reminder does not exist yet');
  return message;
}

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
  return await eventually(() => reminderOf(booked));
}

async function confirms(phone: string, booked: Booked): Promise<void> {
  expect(await kept.say(phone, '1')).toBe(200);
  await eventually(async () => {
    expect(await kept.clinic.sql(`select state from participant where id = $1`, [booked.participant_id])).toEqual([
      { state: 'confirmed' },
    ]);
    expect((await kept.messages(booked)).filter(({ status }) => status === 'due' || status === 'sending')).toEqual([]);
  }, RECOVERED);
}

describe('a worker killed', () => {
  it('before it claimed a message leaves it to the next, which sends it once', async () => {
    const phone = '+12025550131';
    const booked = await atReminder(phone);
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

    worker = await kept.startWorker();
    await eventually(
      async () => expect(await reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }),
      RECOVERED,
    );
    await confirms(phone, booked);
    expect(await kept.carrier.sends(phone)).toHaveLength(2);
  });

  it('while the provider is silent leaves the message unknown: held, staff told, sent again only when they say so', async () => {
    const phone = '+12025550132';
    await kept.carrier.fault({ kind: 'hang_before_accept', match: { to: phone }, times: 1 });
    const booked = await atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1));
    await worker.kill();

    worker = await kept.startWorker();
    await eventually(async () => {
      expect(await reminderOf(booked)).toMatchObject({ status: 'unknown', reason: 'try_interrupted', attempts: 1 });
      const notice = (await kept.messages(booked)).find(({ notify_reason }) => notify_reason === 'outcome_unknown');
      expect(notice).toMatchObject({ status: 'accepted' });
    }, RECOVERED);
    await kept.advance('30 minutes');
    expect(await kept.carrier.sends(phone)).toHaveLength(1);

    const pool = createHotPool({ app_url: kept.database.app_url, max: 1 });
    const { id } = await reminderOf(booked);
    const settled = await resolveUnknown({ pool, account_id: kept.clinic.account_id, message_id: id, as: 'resend' });
    await pool.end();
    expect(settled.type).toBe('resolved');
    await kept.nudge(booked);
    await eventually(async () => expect(await reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 2 }));
    await confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });

  it('after the provider answered, before it wrote that down, leaves the message unknown until the carrier reports it', async () => {
    const phone = '+12025550133';
    await kept.carrier.fault({ kind: 'latency', ms: 500, match: { to: phone }, times: 1 });
    await kept.carrier.control('POST', '/pause-callbacks');
    const booked = await atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    kept.to_database.hold('up');
    await eventually(async () => expect(await kept.carrier.sends(phone)).toMatchObject([{ status: 201 }]), {
      every_ms: 10,
    });
    await worker.kill();
    kept.to_database.release();
    expect(await reminderOf(booked)).toMatchObject({ status: 'sending' });

    worker = await kept.startWorker();
    await eventually(
      async () => expect(await reminderOf(booked)).toMatchObject({ status: 'unknown', attempts: 1 }),
      RECOVERED,
    );
    await kept.carrier.control('POST', '/resume-callbacks');
    await eventually(async () => expect(await reminderOf(booked)).toMatchObject({ status: 'delivered', reason: null }));
    await confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });

  it('while PostgreSQL was writing down the acceptance loses nothing of it', async () => {
    const phone = '+12025550134';
    await kept.carrier.fault({ kind: 'latency', ms: 500, match: { to: phone }, times: 1 });
    const booked = await atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    const attempt = await holdRow(kept.database.superuser_url, {
      statement: 'select from delivery_attempt where message_id = $1 for update',
      values: [(await reminderOf(booked)).id],
    });
    await attempt.blocks();
    await worker.kill();
    await attempt.release();

    worker = await kept.startWorker();
    await eventually(
      async () => expect(await reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }),
      RECOVERED,
    );
    await confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });

  it('after it decided, with a STOP before the next starts, swallows no STOP and sends nothing after it', async () => {
    const phone = '+12025550135';
    const booked = await atReminder(phone);
    await decideWithWireHeld(booked, 'up');
    await worker.kill();
    kept.to_temporal.release();
    expect(await kept.say(phone, 'STOP')).toBe(200);
    expect(await reminderOf(booked)).toMatchObject({ status: 'skipped', reason: 'opted_out' });

    worker = await kept.startWorker();
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
    const booked = await atReminder(phone);
    await decideWithWireHeld(booked, 'down');
    await eventually(async () => {
      const { raw } = await kept.temporal.workflow
        .getHandle(`sequence/${kept.clinic.account_id}/${booked.participant_id}`)
        .describe();
      expect(raw.pendingActivities?.map(({ activityType }) => activityType?.name)).toContain('deliver');
    });
    await worker.kill();
    kept.to_temporal.release();

    worker = await kept.startWorker();
    await eventually(
      async () => expect(await reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }),
      RECOVERED,
    );
    await confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });
});
