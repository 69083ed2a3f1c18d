import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tenantDatabase, type TenantDatabase } from './tenant-database.spec-support.ts';

let db: TenantDatabase;
let notified: string[];

beforeEach(async () => {
  db = await tenantDatabase();
  await publish();
  await db.superuser.query('delete from change_batch');
  notified = [];
  db.superuser.on('notification', ({ payload }) => notified.push(payload ?? ''));
  await db.superuser.query('listen kept_live');
});

afterEach(() => db.end());

const publish = async (client: Client = db.app): Promise<number> =>
  (await client.query<{ n: number }>('select kept_system.publish_changes(20000) as n')).rows[0]?.n ?? -1;

const as = async (account_id: string, client: Client = db.app): Promise<Client> => {
  await client.query(`select set_config('kept.account', $1, false)`, [account_id]);
  return client;
};

interface Batch {
  readonly position: number;
  readonly topics: Readonly<Record<string, readonly string[]>> | null;
}

const batches = async (account_id: string): Promise<readonly Batch[]> =>
  (
    await (
      await as(account_id)
    ).query<Batch>('select position::float8 as position, topics from change_batch order by position')
  ).rows;

const position = async () =>
  (await db.app.query<{ last: string; floor: string }>('select * from kept_system.live_position()')).rows[0];

const another = async (): Promise<Client> => {
  const client = new Client({ connectionString: db.app_url });
  await client.connect();
  return client;
};

it('publishes nothing when nothing changed, and takes no position for it', async () => {
  const before = await position();
  expect(await publish()).toBe(0);
  expect(await position()).toEqual(before);
  expect(notified).toEqual([]);
});

describe('a change', () => {
  const cases = [
    ['appointment', `update appointment set title = 'x'`, (ids: TenantDatabase['ours']) => ids.appointment_id],
    ['appointment', `update participant set state = 'confirmed'`, (ids) => ids.appointment_id],
    ['appointment', `update sequence set wake_at = now()`, (ids) => ids.appointment_id],
    ['appointment', `update message set status = 'due', appointment_id = $1`, (ids) => ids.appointment_id],
    ['message_schedule', `update message_schedule set name = 'x'`, (ids) => ids.schedule_id],
    ['message_schedule', `update schedule_revision set layout = '{"a":1}'`, (ids) => ids.schedule_id],
    ['message_schedule', 'delete from schedule_assignment', (ids) => ids.schedule_id],
    ['clock', 'update account set clock_offset_ms = 5', (ids) => ids.account_id],
  ] as const satisfies readonly (readonly [string, string, (ids: TenantDatabase['ours']) => string])[];

  it.each(cases)('of topic %s is told by id: %s', async (topic, statement, idOf) => {
    const values = statement.includes('$1') ? [db.ours.appointment_id] : [];
    await (await as(db.ours.account_id)).query(statement, values);
    expect(await publish()).toBe(1);
    expect(await batches(db.ours.account_id)).toEqual([
      { position: expect.any(Number), topics: { [topic]: [idOf(db.ours)] } },
    ]);
    expect(await batches(db.theirs.account_id)).toEqual([]);
    await expect.poll(() => notified).toEqual([db.ours.account_id]);
  });

  it('of a session that begins or ends is told, that somebody was seen is not', async () => {
    const app = await as(db.ours.account_id);
    await app.query(`update session set last_seen_at = now()`);
    await app.query(`update "user" set last_seen_at = now()`);
    expect(await publish()).toBe(0);
    await app.query('delete from session');
    await publish();
    expect((await batches(db.ours.account_id)).map(({ topics }) => Object.keys(topics ?? {}))).toEqual([['session']]);
  });

  it('of a user is told, and what concerns no appointment is not', async () => {
    const app = await as(db.ours.account_id);
    await app.query(`update "user" set name = 'x'`);
    await app.query(`update message set status = 'due'`);
    await app.query(`update account set name = 'x'`);
    await publish();
    expect(await batches(db.ours.account_id)).toEqual([
      { position: expect.any(Number), topics: { user: [expect.any(String)] } },
    ]);
  });

  it('a client’s text is told of every appointment of that client, though it answers none', async () => {
    const app = await as(db.ours.account_id);
    await app.query(`update participant set phone = '+12025550123'`);
    await app.query(`update message set direction = 'in', from_address = '+12025550123'`);
    await publish();
    await app.query(
      `insert into inbound_receipt (account_id, provider_id, message_id, received_at) values ($1, 'SM2', $2, now())`,
      [db.ours.account_id, db.ours.message_id],
    );
    expect(await publish()).toBe(1);
    expect((await batches(db.ours.account_id)).at(-1)?.topics).toEqual({ appointment: [db.ours.appointment_id] });
  });

  it('that is rolled back is told to nobody', async () => {
    const app = await as(db.ours.account_id);
    await app.query('begin');
    await app.query(`update appointment set title = 'x'`);
    await app.query('rollback');
    expect(await publish()).toBe(0);
  });
});

it('loses nothing when the later of two transactions commits first', async () => {
  const [early, late] = [await another(), await another()];
  await as(db.ours.account_id, early);
  await as(db.ours.account_id, late);
  await early.query('begin');
  await early.query(`update appointment set title = 'x'`);
  await late.query(`update message_schedule set name = 'x'`);
  expect(await publish()).toBe(1);
  expect(await publish()).toBe(0);
  await early.query('commit');
  expect(await publish()).toBe(1);
  const [first, second] = await batches(db.ours.account_id);
  expect([first?.topics, second?.topics]).toEqual([
    { message_schedule: [db.ours.schedule_id] },
    { appointment: [db.ours.appointment_id] },
  ]);
  expect(second?.position).toBeGreaterThan(first?.position ?? 0);
  await Promise.all([early.end(), late.end()]);
});

it('makes one batch of a thousand changes of one appointment, and one for each account', async () => {
  for (const { account_id } of [db.ours, db.theirs]) {
    await (
      await as(account_id)
    ).query(
      `do $$ begin for n in 1..500 loop update appointment set title = n::text; update message_schedule set name = n::text; end loop; end $$`,
    );
  }
  expect(await publish()).toBe(2000);
  for (const { account_id, appointment_id, schedule_id } of [db.ours, db.theirs]) {
    expect((await batches(account_id)).map(({ topics }) => topics)).toEqual([
      { appointment: [appointment_id], message_schedule: [schedule_id] },
    ]);
  }
});

it('names no ids when there are too many, so that pages look at everything again', async () => {
  const app = await as(db.ours.account_id);
  await app.query(
    `insert into message_schedule (id, account_id, name) select uuidv7(), $1, 'x' from generate_series(1, 1001)`,
    [db.ours.account_id],
  );
  await publish();
  expect(await batches(db.ours.account_id)).toEqual([{ position: expect.any(Number), topics: null }]);
});

it('is done by one worker at a time, each batch once and every position higher than the last', async () => {
  const workers = [await another(), await another(), await another()];
  let changes = 0;
  const writer = await as(db.ours.account_id, await another());
  const writing = (async () => {
    for (; changes < 60; changes += 1) await writer.query(`update appointment set title = $1`, [String(changes)]);
  })();
  let taken = 0;
  while (taken < 60) taken += (await Promise.all(workers.map((worker) => publish(worker)))).reduce((a, b) => a + b, 0);
  await writing;
  const positions = (await batches(db.ours.account_id)).map((batch) => batch.position);
  expect(taken).toBe(60);
  expect(new Set(positions).size).toBe(positions.length);
  await Promise.all([...workers, writer].map((client) => client.end()));
});

it('a worker killed in the middle of it leaves everything to the next', async () => {
  await (await as(db.ours.account_id)).query(`update appointment set title = 'x'`);
  const killed = await another();
  killed.on('error', () => undefined);
  await killed.query('begin');
  expect(await publish(killed)).toBe(1);
  expect(await publish()).toBe(0);
  const { rows } = await killed.query<{ pid: number }>('select pg_backend_pid() as pid');
  await db.superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await expect.poll(() => publish()).toBe(1);
  expect(await batches(db.ours.account_id)).toHaveLength(1);
});

it('after a crash has emptied what is not logged, says so to everyone and goes on with higher positions', async () => {
  await (await as(db.ours.account_id)).query(`update appointment set title = 'x'`);
  await publish();
  const before = Number((await position())?.last);
  await expect.poll(() => notified).toEqual([db.ours.account_id]);
  notified.length = 0;
  await db.superuser.query('truncate change_batch, kept_system.live_state, kept_system.change');
  expect(Number((await position())?.floor)).toBeGreaterThan(before);
  await publish();
  await expect.poll(() => notified).toEqual(['*']);
  expect(Number((await position())?.last)).toBeGreaterThan(before);
});

it('keeps a batch for an hour, and says how far back it reaches', async () => {
  const app = await as(db.ours.account_id);
  await app.query(`update appointment set title = 'x'`);
  await publish();
  await app.query(`update appointment set title = 'y'`);
  await publish();
  const [old, young] = await batches(db.ours.account_id);
  await db.superuser.query('update change_batch set position = position - 3600001 where position = $1', [
    old?.position,
  ]);
  await db.superuser.query(`update kept_system.live_state set cleaned_at = now() - interval '2 minutes'`);
  await publish();
  expect(await batches(db.ours.account_id)).toEqual([young]);
  expect(Number((await position())?.floor)).toBeGreaterThanOrEqual((old?.position ?? 0) - 3_600_001);
});

it('tells how long the oldest change has waited', async () => {
  const waits = async () =>
    (await db.app.query<{ ms: string | null }>('select kept_system.live_waits_ms() as ms')).rows[0]?.ms;
  expect(await waits()).toBeNull();
  await (await as(db.ours.account_id)).query(`update appointment set title = 'x'`);
  await db.superuser.query(`update kept_system.change set changed_at = now() - interval '7 seconds'`);
  expect(Number(await waits())).toBeGreaterThanOrEqual(7000);
  await publish();
  expect(await waits()).toBeNull();
});

it('lets the application read batches of its account and touch nothing else', async () => {
  const app = await as(db.ours.account_id);
  for (const statement of [
    'select * from kept_system.change',
    `insert into kept_system.change (account_id, topic, subject_id) values (uuidv7(), 'x', uuidv7())`,
    'select * from kept_system.live_state',
    'insert into change_batch (account_id, position) values (uuidv7(), 1)',
    'delete from change_batch',
    'select kept_system.note_appointment()',
  ]) {
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied/);
  }
});
