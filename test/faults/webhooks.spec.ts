import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { holdRow } from './hold-row.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';
import { signedWebhook } from './signed-webhook.ts';

let kept: RunningClinic;
let next_phone = 300;
let phone: string;

beforeAll(async () => {
  kept = await openRunningClinic();
  await kept.startWorker();
});

beforeEach(() => {
  phone = `+12025550${next_phone++}`;
});

afterAll(() => kept.close());

async function reminded(): Promise<Booked> {
  const booked = await kept.book({ phone });
  await kept.jumpToWakeOf(booked);
  await kept.nudge(booked);
  return booked;
}

/** Reminded, and nothing of it is on its way any more. */
async function settled(): Promise<Booked> {
  const booked = await reminded();
  await eventually(async () => expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]));
  await quiet(booked);
  return booked;
}

async function quiet({ sequence_id }: Booked): Promise<void> {
  await eventually(async () => {
    expect(
      await kept.clinic.sql(`select type from sequence_input where sequence_id = $1 and handled_at is null`, [
        sequence_id,
      ]),
    ).toEqual([]);
    expect(
      await kept.clinic.sql(`select id from message where sequence_id = $1 and status in ('due', 'sending')`, [
        sequence_id,
      ]),
    ).toEqual([]);
  });
}

async function inputs({ sequence_id }: Booked): Promise<readonly string[]> {
  const rows = await kept.clinic.sql<{ said: string }>(
    `select type || coalesce(' ' || (payload ->> 'outcome'), '') as said from sequence_input where sequence_id = $1 order by at, id`,
    [sequence_id],
  );
  return rows.map(({ said }) => said);
}

/** The texts and notices that a reply led to, in any order. */
async function answers(booked: Booked): Promise<readonly string[]> {
  return (await kept.messages(booked))
    .filter(({ kind }) => kind !== 'reply' && kind !== 'auto_message')
    .map(({ kind, notify_reason }) => notify_reason ?? kind)
    .toSorted();
}

const reply = (body: string, provider_id: string) =>
  signedWebhook(kept, {
    path: 'messages',
    form: { MessageSid: provider_id, From: phone, To: kept.clinic.phone, Body: body },
  });

describe('reports of a delivery', () => {
  it.each([
    ['ten times each', { copies: 10 }],
    ['the last first', { reverse: true }],
    ['late', { delay_ms: 1_500 }],
    ['late, the last first, three times each', { delay_ms: 500, reverse: true, copies: 3 }],
  ])('that come %s move the message forward only, and the sequence not at all', async (_how, callbacks) => {
    await kept.carrier.fault({ kind: 'callbacks', callbacks, match: { to: phone }, times: 1 });
    const booked = await reminded();
    await eventually(async () => {
      expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]);
      const said = await kept.clinic.sql(
        `select c.status from delivery_callback c join message m on m.id = c.message_id where m.sequence_id = $1 order by c.status`,
        [booked.sequence_id],
      );
      expect(said).toEqual([{ status: 'delivered' }, { status: 'sent' }]);
    });
    await quiet(booked);
    expect(await inputs(booked)).toEqual(['started', 'delivery accepted']);
    expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]);
  });

  it.each([
    ['ten times each', { copies: 10 }],
    ['the last first', { reverse: true }],
    ['late', { delay_ms: 1_500 }],
  ])('of a failure that come %s fail the message once and tell staff once', async (_how, callbacks) => {
    await kept.carrier.fault({ kind: 'fail_delivery', code: 30005, match: { to: phone }, times: 1 });
    await kept.carrier.fault({ kind: 'callbacks', callbacks, match: { to: phone }, times: 1 });
    const booked = await reminded();
    await eventually(async () => {
      expect(await kept.messages(booked)).toMatchObject([
        { status: 'failed', reason: 'carrier_30005' },
        { notify_reason: 'message_failed', status: 'accepted' },
      ]);
      const said = await kept.clinic.sql(
        `select c.status from delivery_callback c join message m on m.id = c.message_id where m.sequence_id = $1 order by c.status`,
        [booked.sequence_id],
      );
      expect(said).toEqual([{ status: 'sent' }, { status: 'undelivered' }]);
    });
    await quiet(booked);
    expect((await inputs(booked)).filter((said) => said === 'delivery failed')).toHaveLength(1);
    expect(await kept.messages(booked)).toHaveLength(2);
  });

  it('that outrun our record of the acceptance are believed', async () => {
    await kept.carrier.fault({ kind: 'fail_delivery', code: 30003, match: { to: phone }, times: 1 });
    await kept.carrier.fault({ kind: 'latency', ms: 400, match: { to: phone }, times: 1 });
    const booked = await reminded();
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(1), { every_ms: 10 });
    kept.to_database.hold('up');
    await eventually(async () =>
      expect(await kept.messages(booked)).toMatchObject([{ status: 'failed', reason: 'carrier_30003' }]),
    );
    kept.to_database.release();
    await eventually(async () =>
      expect(await kept.messages(booked)).toMatchObject([
        { status: 'failed' },
        { notify_reason: 'message_failed', status: 'accepted' },
      ]),
    );
    await quiet(booked);
    await kept.advance('3 hours');
    expect(await kept.messages(booked)).toHaveLength(2);
  });

  it('that nobody signed, or of messages we never sent, change nothing', async () => {
    const booked = await settled();
    const [attempt] = await kept.clinic.sql<{ id: string }>(
      `select a.id from delivery_attempt a join message m on m.id = a.message_id where m.sequence_id = $1`,
      [booked.sequence_id],
    );
    const form = { MessageSid: 'SM0', MessageStatus: 'undelivered', ErrorCode: '30003' };
    expect(await signedWebhook(kept, { path: `attempts/${attempt?.id}`, form, auth_token: 'a guess' })).toBe(403);
    expect(await signedWebhook(kept, { path: `attempts/${booked.sequence_id}`, form })).toBe(404);
    expect(await kept.messages(booked)).toMatchObject([{ status: 'delivered' }]);
    expect(await inputs(booked)).toEqual(['started', 'delivery accepted']);
  });
});

describe('replies', () => {
  it('that the provider repeats all get a 200 and have one effect', async () => {
    const booked = await settled();
    const statuses = await Promise.all(Array.from({ length: 6 }, () => reply('I am running late', 'SMrepeated')));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
    await eventually(async () => expect(await answers(booked)).toEqual(['automatic_reply']));
    await quiet(booked);
    expect(await reply('I am running late', 'SMrepeated')).toBe(200);
    expect(await answers(booked)).toEqual(['automatic_reply']);
    expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });

  it('that the carrier sends unsigned are refused and leave nothing', async () => {
    const booked = await settled();
    const form = { MessageSid: 'SMforged', From: phone, To: kept.clinic.phone, Body: 'STOP' };
    expect(await signedWebhook(kept, { path: 'messages', form, auth_token: 'a guess' })).toBe(403);
    expect(await kept.clinic.sql(`select 1 from stop_list_entry where address = $1`, [phone])).toEqual([]);
    expect(await kept.messages(booked)).toHaveLength(1);
  });

  it('with a STOP and the end of silence among them: the STOP wins, whatever came first', async () => {
    const booked = await settled();
    const decision = await holdRow(kept.database.superuser_url, {
      statement: 'select from sequence where id = $1 for update',
      values: [booked.sequence_id],
    });
    // The silence ends while nothing can be decided; then everything is decided together.
    await kept.jumpToWakeOf(booked);
    const storing = Promise.all([reply('running late', 'SMlate1'), reply('STOP', 'SMstop1'), reply('1', 'SMyes1')]);
    await decision.blocks();
    await decision.release();
    expect(await storing).toEqual([200, 200, 200]);
    await kept.nudge(booked);
    await eventually(async () => expect((await inputs(booked)).filter((said) => said === 'opted_out')).toHaveLength(1));
    await quiet(booked);
    await kept.advance('3 days');
    const texts = await kept.carrier.texts(phone);
    expect(texts.filter((text) => text.includes('second try'))).toEqual([]);
    const after_stop = await kept.clinic.sql(
      `select m.kind, m.system_text from message m join stop_list_entry e on e.address = m.to_address
       where m.to_address = $1 and m.direction = 'out' and m.status in ('accepted', 'delivered') and m.claimed_at > e.created_at`,
      [phone],
    );
    expect(after_stop).toEqual([{ kind: 'system_text', system_text: 'opted_out' }]);
  });
});
