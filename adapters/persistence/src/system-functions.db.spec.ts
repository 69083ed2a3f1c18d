import { afterEach, beforeEach, expect, it } from 'vitest';
import { SCHEMA_VERSION } from './schema-version.ts';
import { tenantDatabase, type TenantDatabase } from './tenant-database.spec-support.ts';

let db: TenantDatabase;

beforeEach(async () => {
  db = await tenantDatabase();
  // as written, both accounts have an unhandled input; the cases below begin from nothing due
  await db.superuser.query('update sequence_input set handled_at = now()');
});

afterEach(() => db.end());

const due = async (): Promise<readonly { readonly sequence_id: string; readonly why: string }[]> => {
  const { rows } = await db.app.query(
    `select sequence_id, why from kept_system.due_sequences(10, interval '1 second', interval '1 second')`,
  );
  return rows;
};

it('finds whose address it is, whatever its case, without the account being known', async () => {
  const { rows, fields } = await db.app.query('select * from kept_system.account_by_user_email($1)', [
    db.ours.email.toUpperCase(),
  ]);
  expect(rows).toEqual([{ account_id: db.ours.account_id, user_id: expect.any(String) }]);
  expect(fields.map((field) => field.name)).toEqual(['account_id', 'user_id']);
});

it('answers with ids and one word only, and leaves nothing open behind it', async () => {
  await db.superuser.query("update sequence_input set handled_at = null, created_at = now() - interval '1 minute'");
  await db.app.query('begin');
  const { fields } = await db.app.query(`select * from kept_system.due_sequences(10, '0', '0')`);
  expect(fields.map((field) => field.name)).toEqual([
    'account_id',
    'sequence_id',
    'participant_id',
    'appointment_id',
    'schedule_id',
    'why',
  ]);
  const seen = await db.app.query('select 1 from sequence');
  await db.app.query('commit');
  expect(seen.rowCount).toBe(0);
});

it('names sequences whose input waits, whose wake passed or whose message is due, each once', async () => {
  expect(await due()).toEqual([]);
  await db.superuser.query(
    "update sequence_input set handled_at = null, created_at = now() - interval '5 seconds' where id = $1",
    [db.ours.input_id],
  );
  await db.superuser.query(`update sequence set wake_at = now() - interval '5 seconds'`);
  expect([...(await due())].sort((a, b) => a.why.localeCompare(b.why))).toEqual([
    { sequence_id: db.ours.sequence_id, why: 'input' },
    { sequence_id: db.theirs.sequence_id, why: 'wake' },
  ]);
});

it('counts a wake in the time of the account', async () => {
  await db.superuser.query(`update sequence set wake_at = now() + interval '1 hour'`);
  await db.superuser.query('update account set clock_offset_ms = 7200000 where id = $1', [db.ours.account_id]);
  expect(await due()).toEqual([{ sequence_id: db.ours.sequence_id, why: 'wake' }]);
});

it('leaves held sequences alone and finds finished ones that still have something to do', async () => {
  await db.superuser.query(`update sequence_input set handled_at = null, created_at = now() - interval '5 seconds'`);
  await db.superuser.query('update sequence set held_at = now() where id = $1', [db.ours.sequence_id]);
  await db.superuser.query('update sequence set finished = true where id = $1', [db.theirs.sequence_id]);
  expect(await due()).toEqual([{ sequence_id: db.theirs.sequence_id, why: 'input' }]);
});

it('finds due messages of sequences, and those of none apart', async () => {
  await db.superuser.query(`update message set status = 'due', due_at = now() - interval '5 seconds'`);
  await db.superuser.query('update message set sequence_id = null where id = $1', [db.theirs.message_id]);
  expect(await due()).toEqual([{ sequence_id: db.ours.sequence_id, why: 'message' }]);
  const { rows } = await db.app.query(`select * from kept_system.due_messages(10, interval '1 second')`);
  expect(rows).toEqual([{ account_id: db.theirs.account_id, message_id: db.theirs.message_id, lane: 'bulk' }]);
});

it('pages through the unfinished sequences by id', async () => {
  const page = async (after: string | null): Promise<readonly string[]> => {
    const { rows } = await db.app.query('select sequence_id from kept_system.unfinished_sequences($1, 1)', [after]);
    return rows.map((row) => row.sequence_id);
  };
  const ids = [db.ours.sequence_id, db.theirs.sequence_id].sort();
  expect(await page(null)).toEqual([ids[0]]);
  expect(await page(ids[0] ?? null)).toEqual([ids[1]]);
  expect(await page(ids[1] ?? null)).toEqual([]);
});

it('names the last migration, which is the one this code needs', async () => {
  const { rows } = await db.app.query('select kept_system.schema_version() as version');
  expect(rows).toEqual([{ version: SCHEMA_VERSION }]);
});
