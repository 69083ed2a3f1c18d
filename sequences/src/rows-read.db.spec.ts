import { createHotPool } from '@kept/persistence/pool';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { claim } from './claim.ts';
import { chooseOnPage } from './client-page/choose-on-page.ts';
import { readAppointmentPage } from './client-page/read-appointment-page.ts';
import { decide } from './decide.ts';
import { readDueMessages, readDueSequences } from './due-work.ts';
import { record } from './record.ts';
import { recordCallback } from './record-callback.ts';
import { receiveReply } from './replies/receive-reply.ts';
import type { Booked } from '../../test/harness/clinic.ts';
import { CLIENT, openWorld, type World } from './world.spec-support.ts';

const OTHERS = 4_000;
/** Of all tables together; what one step needs is some dozens. */
const FEW = 200;

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await fill(await world.sent({ phone: '+12025550177' }));
});

afterAll(() => world.close());

/** A copy of the row with other values for some of its columns. */
const copyOf = (table: string, changed: string): string =>
  `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${changed}))).* from others n, ${table} t`;

/** Gives the account thousands of appointments more, each reminded, and the planner no word of it: so is a morning after a big import. */
async function fill({ booked, message_id }: { readonly booked: Booked; readonly message_id: string }): Promise<void> {
  const { sql, account_id } = world.clinic;
  await sql(
    `create table others as select n, uuidv7() as appointment_id, uuidv7() as participant_id, uuidv7() as sequence_id,
       uuidv7() as line_id, uuidv7() as message_id, '+1202556' || lpad(n::text, 4, '0') as phone from generate_series(1, $1::int) n`,
    [OTHERS],
  );
  const { appointment_id, participant_id, sequence_id } = booked;
  const ofAppointment = `'appointment_id', n.appointment_id, 'participant_id', n.participant_id`;
  const ofSequence = `${ofAppointment}, 'sequence_id', n.sequence_id, 'line_id', n.line_id`;
  await sql(`${copyOf('appointment', `'id', n.appointment_id`)} where t.id = $1`, [appointment_id]);
  await sql(
    `${copyOf('participant', `'id', n.participant_id, 'phone', n.phone, 'appointment_id', n.appointment_id`)} where t.id = $1`,
    [participant_id],
  );
  await sql(`${copyOf('sequence', `'id', n.sequence_id, ${ofAppointment}`)} where t.id = $1`, [sequence_id]);
  await sql(
    `${copyOf('line', `'id', n.line_id, 'address', n.phone`)} where t.id = (select line_id from message where id = $1)`,
    [message_id],
  );
  await sql(`${copyOf('message', `'id', n.message_id, 'to_address', n.phone, ${ofSequence}`)} where t.id = $1`, [
    message_id,
  ]);
  await sql(
    `${copyOf('open_question', `'message_id', n.message_id, ${ofSequence}`)} where t.account_id = $1 and t.sequence_id = $2`,
    [account_id, sequence_id],
  );
}

/** The rows that a step reads, counted by the server as its connection ends. */
async function rowsReadBy(step: (pool: Pool) => Promise<unknown>): Promise<number> {
  const { app_url } = world;
  const pool = createHotPool({ app_url, max: 1 });
  const before = await rowsRead();
  await step(pool);
  await pool.end();
  return (await rowsRead()) - before;
}

async function rowsRead(): Promise<number> {
  const [row] = await world.clinic.sql<{ n: number }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_user_tables`,
  );
  return row?.n ?? 0;
}

describe('a step of one sequence among thousands of messages of its account', () => {
  it('reads few rows to decide', async () => {
    const { account_id, book } = world.clinic;
    const { sequence_id } = await book({});
    const { cache, vault } = world;
    expect(await rowsReadBy((pool) => decide({ pool, cache, vault, account_id, sequence_id }))).toBeLessThan(FEW);
  });

  it('reads few rows to claim a message', async () => {
    const { account_id } = world.clinic;
    const { message_id } = await world.due();
    const { cache, vault } = world;
    expect(
      await rowsReadBy((pool) => claim({ pool, cache, vault, account_id, message_id, link_length: 90 })),
    ).toBeLessThan(FEW);
  });

  it('reads few rows to record what became of it', async () => {
    const { account_id } = world.clinic;
    const { message_id } = await world.due();
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
    const { attempt_id } = claimed;
    const provider_id = `SM${attempt_id}`;
    const outcome = { type: 'accepted', provider_id, segments: 1 } as const;
    const recorded = { account_id, message_id, attempt_id, part_ids: [], outcome, look_when_accepted: true };
    expect(await rowsReadBy((pool) => record({ pool, ...recorded }))).toBeLessThan(FEW);
    const callback = { account_id, attempt_id, provider_id, status: 'delivered', error_code: null };
    expect(await rowsReadBy((pool) => recordCallback({ pool, ...callback }))).toBeLessThan(FEW);
  });

  it('reads few rows to take in a reply, and to answer it', async () => {
    const { account_id, phone } = world.clinic;
    const { cache, vault } = world;
    const { booked } = await world.sent();
    const said = {
      body: 'running late',
      provider_id: 'SMsaid',
      sender_address: phone,
      from: CLIENT,
      carrier_answered: false,
    };
    expect(await rowsReadBy((pool) => receiveReply({ pool, cache, account_id, ...said }))).toBeLessThan(FEW);
    const { sequence_id } = booked;
    expect(await rowsReadBy((pool) => decide({ pool, cache, vault, account_id, sequence_id }))).toBeLessThan(FEW);
  });

  it('reads few rows to show its client the page of a message, and to take what they choose there', async () => {
    const { account_id } = world.clinic;
    const { cache, vault } = world;
    const { booked, message_id } = await world.sent();
    const asked = { account_id, cache, path: 'r', message_id } as const;
    // again and again: whatever plan the server settles on
    const look = async (pool: Pool): Promise<void> => {
      for (let times = 0; times < 8; times += 1)
        expect((await readAppointmentPage({ pool, ...asked }))?.appointments).toHaveLength(1);
    };
    expect(await rowsReadBy(look)).toBeLessThan(8 * FEW);
    const chosen = {
      participant_id: booked.participant_id,
      state: 'confirmed',
      version: 0,
      form_id: uuidv7(),
    } as const;
    expect(await rowsReadBy((pool) => chooseOnPage({ pool, ...asked, ...chosen, vault }))).toBeLessThan(2 * FEW);
  });

  it('reads few rows to find what nobody has taken, and what is overdue', async () => {
    const nobody = { limit: 500, unhandled_after_ms: 1_000 };
    expect(await rowsReadBy((pool) => readDueSequences({ pool, ...nobody, overdue_ms: null }))).toBeLessThan(FEW);
    expect(await rowsReadBy((pool) => readDueSequences({ pool, ...nobody, overdue_ms: 5_000 }))).toBeLessThan(FEW);
    expect(await rowsReadBy((pool) => readDueMessages({ pool, limit: 500, overdue_ms: 1_000 }))).toBeLessThan(FEW);
  });
});
