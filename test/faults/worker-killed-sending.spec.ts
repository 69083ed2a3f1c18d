import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resolveUnknown } from '@kept/sequences/resolve-unknown';
import { createHotPool } from '@kept/persistence/pool';
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

afterEach(async () => {
  await kept.killWorkers();
  await kept.carrier.control('POST', '/resume-callbacks');
});

afterAll(() => kept.close());

/** Longer than the heartbeat timeout of a delivery, after which Temporal gives it to another worker. */
const RECOVERED = { timeout_ms: 60_000 };

describe('a worker killed', () => {
  it('while the provider is silent leaves the message unknown: held, staff told, sent again only when they say so', async () => {
    const phone = '+12025550132';
    await kept.carrier.fault({ kind: 'hang_before_accept', match: { to: phone }, times: 1 });
    const booked = await story.atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1));
    await worker.kill();

    await kept.startWorker();
    await eventually(async () => {
      expect(await story.reminderOf(booked)).toMatchObject({
        status: 'unknown',
        reason: 'try_interrupted',
        attempts: 1,
      });
      expect(await kept.toldUnknown()).toEqual([(await story.reminderOf(booked)).id]);
    }, RECOVERED);
    await kept.advance('30 minutes');
    expect(await kept.carrier.sends(phone)).toHaveLength(1);

    const pool = createHotPool({ app_url: kept.database.app_url, max: 1 });
    const { id } = await story.reminderOf(booked);
    const settled = await resolveUnknown({ pool, account_id: kept.clinic.account_id, message_id: id, as: 'resend' });
    await pool.end();
    expect(settled.type).toBe('resolved');
    await kept.nudge(booked);
    await eventually(async () =>
      expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 2 }),
    );
    await story.confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });

  it('after the provider answered, before it wrote that down, leaves the message unknown until the carrier reports it', async () => {
    const phone = '+12025550133';
    await kept.carrier.fault({ kind: 'latency', ms: 1_500, match: { to: phone }, times: 1 });
    await kept.carrier.control('POST', '/pause-callbacks');
    const booked = await story.atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    kept.to_database.hold('up');
    await eventually(async () => expect(await kept.carrier.sends(phone)).toMatchObject([{ status: 201 }]), {
      every_ms: 10,
    });
    await worker.kill();
    kept.to_database.cut();
    expect(await story.reminderOf(booked)).toMatchObject({ status: 'sending' });

    await kept.startWorker();
    await eventually(
      async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'unknown', attempts: 1 }),
      RECOVERED,
    );
    await kept.carrier.control('POST', '/resume-callbacks');
    await eventually(async () =>
      expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered', reason: null }),
    );
    await story.confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });

  it('amid one text for three appointments leaves all three with what became of it, and sends nothing twice', async () => {
    const phone = '+12025550135';
    await kept.carrier.fault({ kind: 'latency', ms: 1_500, match: { to: phone }, times: 1 });
    await kept.carrier.control('POST', '/pause-callbacks');
    const family = await Promise.all(
      ['Ana López', 'Ben López', 'Cara López'].map((name) => kept.book({ phone, name })),
    );
    await kept.jumpToWakeOf(...family);
    await kept.nudge(...family);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    kept.to_database.hold('up');
    await eventually(async () => expect(await kept.carrier.sends(phone)).toMatchObject([{ status: 201 }]), {
      every_ms: 10,
    });
    await worker.kill();
    kept.to_database.cut();
    const reminders = () => Promise.all(family.map(story.reminderOf));
    expect(await reminders()).toMatchObject(family.map(() => ({ status: 'sending' })));

    await kept.startWorker();
    await eventually(
      async () => expect(await reminders()).toMatchObject(family.map(() => ({ status: 'unknown' }))),
      RECOVERED,
    );
    await kept.carrier.control('POST', '/resume-callbacks');
    await eventually(async () =>
      expect(await reminders()).toMatchObject(family.map(() => ({ status: 'delivered', reason: null }))),
    );
    expect((await reminders()).reduce((sum, { attempts }) => sum + attempts, 0)).toBe(1);
    expect(await kept.carrier.sends(phone)).toHaveLength(1);

    await story.confirms(phone, ...family);
    const [text = '', ...thanks] = await kept.carrier.texts(phone);
    for (const name of ['Ana', 'Ben', 'Cara']) expect(text).toContain(`${name} López: Cleaning`);
    expect(thanks).toHaveLength(1);
  });

  it('while PostgreSQL was writing down the acceptance loses nothing of it', async () => {
    const phone = '+12025550134';
    await kept.carrier.fault({ kind: 'latency', ms: 1_500, match: { to: phone }, times: 1 });
    const booked = await story.atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    const attempt = await holdRow(kept.database.superuser_url, {
      statement: 'select from delivery_attempt where message_id = $1 for update',
      values: [(await story.reminderOf(booked)).id],
    });
    await attempt.blocks();
    await worker.kill();
    await attempt.release();

    await kept.startWorker();
    await eventually(
      async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered', attempts: 1 }),
      RECOVERED,
    );
    await story.confirms(phone, booked);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });
});
