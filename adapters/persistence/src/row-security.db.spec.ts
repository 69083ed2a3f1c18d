import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantDatabase, type TenantDatabase } from './tenant-database.spec-support.ts';

/** Tables that belong to no account. Anything else must be a tenant's. */
const INSTALLATION_TABLES = ['mikro_orm_migrations'];

let db: TenantDatabase;
let tables: readonly { readonly name: string; readonly forced: boolean; readonly tenant: boolean }[];

beforeAll(async () => {
  db = await tenantDatabase();
  const { rows } = await db.superuser.query(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      c.relname = 'account' or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and a.attnotnull) as tenant
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm', 'v')`);
  tables = rows.filter((row) => !INSTALLATION_TABLES.includes(row.name));
});

afterAll(() => db.end());

/** The application's session with `kept.account` as given; undefined: never set. */
const asApp = async (account: string | undefined): Promise<void> => {
  await db.app.query('reset all');
  if (account !== undefined) await db.app.query(`select set_config('kept.account', $1, false)`, [account]);
};

it('every table but those of the installation belongs to an account and forces row security', () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((table) => !table.tenant || !table.forced)).toEqual([]);
});

describe.each([
  ['never set', undefined],
  ['empty', ''],
])('with the account %s', (_, account) => {
  it('the application sees no row of any table, although each has some', async () => {
    await asApp(account);
    for (const { name } of tables) {
      const there = await db.superuser.query(`select 1 from "${name}"`);
      expect(there.rowCount, name).toBeGreaterThan(1);
      const seen = await db.app.query(`select 1 from "${name}"`);
      expect(seen.rowCount, name).toBe(0);
    }
  });

  it('the application can insert into no table', async () => {
    await asApp(account);
    for (const { name } of tables) {
      const column = name === 'account' ? 'id' : 'account_id';
      await expect(
        db.app.query(`insert into "${name}" (${column}) values ($1)`, [db.ours.account_id]),
        name,
      ).rejects.toThrow(/row-level security|permission denied for table change_batch/);
    }
  });
});

it('an account sees its own rows and none of another in any table', async () => {
  await asApp(db.ours.account_id);
  for (const { name } of tables) {
    const column = name === 'account' ? 'id' : 'account_id';
    const seen = await db.app.query(`select distinct ${column} as account from "${name}"`);
    expect(seen.rows, name).toEqual([{ account: db.ours.account_id }]);
  }
});

it('an account can neither change, delete nor insert rows of another', async () => {
  await asApp(db.ours.account_id);
  const changed = await db.app.query(`update appointment set title = 'x' where id = $1`, [db.theirs.appointment_id]);
  const deleted = await db.app.query('delete from message where id = $1', [db.theirs.message_id]);
  expect([changed.rowCount, deleted.rowCount]).toEqual([0, 0]);
  await expect(
    db.app.query('update appointment set account_id = $1 where id = $2', [
      db.theirs.account_id,
      db.ours.appointment_id,
    ]),
  ).rejects.toThrow(/row-level security/);
});

it('the owner sees nothing either outside the lookups', async () => {
  for (const { name } of tables) {
    const seen = await db.owner.query(`select 1 from "${name}"`);
    expect(seen.rowCount, name).toBe(0);
  }
});

it('the setting of the lookups opens nothing to the application', async () => {
  await asApp(undefined);
  await db.app.query(`select set_config('kept.system', 'on', false)`);
  for (const { name } of tables) {
    const seen = await db.app.query(`select 1 from "${name}"`);
    expect(seen.rowCount, name).toBe(0);
  }
});

it('a row cannot refer to a row of another account', async () => {
  await asApp(db.ours.account_id);
  const cases = [
    ['update appointment set calendar_id = $1', db.theirs.calendar_id],
    ['update participant set appointment_id = $1', db.theirs.appointment_id],
    ['update sequence set participant_id = $1', db.theirs.participant_id],
    ['update sequence set schedule_id = $1', db.theirs.schedule_id],
    ['update message set sequence_id = $1', db.theirs.sequence_id],
    ['update message_schedule set published_revision_id = $1', db.theirs.revision_id],
  ] as const;
  for (const [statement, id] of cases) {
    await expect(db.app.query(statement, [id]), statement).rejects.toThrow(/foreign key constraint/);
  }
});

it('a sandbox account cannot have a live channel, nor a live account a sandbox one', async () => {
  await expect(
    db.superuser.query('update channel set sandbox = false where account_id = $1', [db.ours.account_id]),
  ).rejects.toThrow(/channel_fits_account_mode/);
  await expect(
    db.superuser.query(`update channel set sandbox = false, account_mode = 'live' where account_id = $1`, [
      db.ours.account_id,
    ]),
  ).rejects.toThrow(/foreign key constraint/);
  await expect(
    db.superuser.query(`update channel set sandbox = true, account_mode = 'sandbox' where account_id = $1`, [
      db.theirs.account_id,
    ]),
  ).rejects.toThrow(/foreign key constraint/);
});

it('the mode of an account never changes and a live account keeps the real time', async () => {
  await asApp(db.ours.account_id);
  await expect(db.app.query(`update account set mode = 'live'`)).rejects.toThrow(/permission denied/);
  await expect(
    db.superuser.query(`update account set mode = 'live' where id = $1`, [db.ours.account_id]),
  ).rejects.toThrow(/never changes/);
  await expect(
    db.superuser.query('update account set clock_offset_ms = 1 where id = $1', [db.theirs.account_id]),
  ).rejects.toThrow(/account_live_has_no_clock/);
});

it('a published revision keeps its definition; its layout may move', async () => {
  await asApp(db.ours.account_id);
  await expect(db.app.query(`update schedule_revision set definition = '{"a":1}'`)).rejects.toThrow(/never changes/);
  await expect(db.app.query('delete from schedule_revision')).rejects.toThrow(/never changes/);
  const moved = await db.app.query(`update schedule_revision set layout = '{"a":1}'`);
  expect(moved.rowCount).toBe(1);
});

it('the application can neither make tables nor read the list of migrations', async () => {
  await asApp(db.ours.account_id);
  await expect(db.app.query('create table mine (n int)')).rejects.toThrow(/permission denied/);
  await expect(db.app.query('select * from mikro_orm_migrations')).rejects.toThrow(/permission denied/);
  await expect(db.app.query('alter table appointment disable row level security')).rejects.toThrow(/must be owner/);
});
