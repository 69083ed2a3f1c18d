import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { holdRow } from './hold-row.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';
import { signedWebhook } from './signed-webhook.ts';

let kept: RunningClinic;
let api: TestProcess;

beforeAll(async () => {
  kept = await openRunningClinic();
  ({ api } = kept);
  await kept.startWorker();
});

afterAll(() => kept.close());

describe('an API killed', () => {
  it('inside a webhook has answered no 200 and stored no half; the provider’s second try is taken in once', async () => {
    const phone = '+12025550801';
    const booked = await kept.book({ phone });
    await kept.jumpToWakeOf(booked);
    await kept.nudge(booked);
    await eventually(async () => expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]));

    const line = await holdRow(kept.database.superuser_url, {
      statement: 'select from line where address = $1 for update',
      values: [phone],
    });
    const form = { MessageSid: 'SMtwice', From: phone, To: kept.clinic.phone, Body: '1' };
    const first = signedWebhook(kept, { path: 'messages', form }).then(
      (status) => `answered ${status}`,
      () => 'no answer',
    );
    await line.blocks();
    await api.kill();
    expect(await first).toBe('no answer');
    await line.release();
    await eventually(async () => {
      expect(
        await kept.clinic.sql(
          `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
        ),
      ).toEqual([]);
    });
    expect(await kept.clinic.sql(`select 1 from inbound_receipt`)).toEqual([]);

    api = await kept.startApi();
    expect(await signedWebhook(kept, { path: 'messages', form })).toBe(200);
    expect(await signedWebhook(kept, { path: 'messages', form })).toBe(200);
    await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(2));
    expect((await kept.messages(booked)).filter(({ kind }) => kind === 'reply')).toHaveLength(1);
  });

  it('inside a request to book makes nothing, or all of it once when asked again with the same key', async () => {
    const events = [
      {
        title: 'Checkup',
        start_time: '2027-01-12T12:00',
        end_time: '2027-01-12T12:30',
        participants: [{ name: 'Kim', phone: '+12025550802' }],
      },
    ];
    const book = () =>
      kept.request({ method: 'POST', path: '/v1/events', body: { events }, headers: { 'idempotency-key': key } });
    const key = randomUUID();
    const table = await holdRow(kept.database.superuser_url, {
      statement: 'lock table participant in share mode',
      values: [],
    });
    const first = book().then(
      ({ status }) => `answered ${status}`,
      () => 'no answer',
    );
    await table.blocks();
    await api.kill();
    expect(await first).toBe('no answer');
    await table.release();

    api = await kept.startApi();
    // Whoever began may still be at work; after two minutes it is taken for gone (ADR 0066).
    expect(await book()).toMatchObject({ status: 409 });
    await kept.clinic.sql(`update idempotency_key set begun_at = begun_at - interval '2 minutes' where key = $1`, [
      key,
    ]);
    const [one, two] = [await book(), await book()];
    expect(one.status).toBe(201);
    expect(two).toEqual(one);
    expect(
      await kept.clinic.sql(
        `select a.title, count(p.id)::int as participants from appointment a join participant p on p.appointment_id = a.id where a.title = 'Checkup' group by a.id`,
      ),
    ).toEqual([{ title: 'Checkup', participants: 1 }]);
  });
});
