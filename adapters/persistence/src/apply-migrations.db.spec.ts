import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../test/harness/create-database.ts';
import { applyMigrations } from './apply-migrations.ts';
import { migrations } from './migrations.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

let server: TestDatabase;
let superuser: Client;
let name: string;

beforeAll(async () => {
  server = await createDatabase();
  superuser = new Client({ connectionString: server.superuser_url });
  await superuser.connect();
  name = `${new URL(server.owner_url).pathname.slice(1)}_empty`;
  await superuser.query(`create database ${name} owner kept_owner`);
  await superuser.query(`do $$ begin create role other_app login; exception when duplicate_object then null; end $$`);
});

afterAll(async () => {
  await superuser.query(`drop database ${name} with (force)`);
  await superuser.end();
  await server.drop();
});

const at = (url: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

it('migrates once, however many programs start at the same time, and grants to the role it is told', async () => {
  const request = { owner_url: at(server.owner_url), app_role: 'other_app' };
  const applied = await Promise.all([applyMigrations(request), applyMigrations(request), applyMigrations(request)]);
  expect([applied.flat().length, applied.flat().at(-1)]).toEqual([migrations.length, SCHEMA_VERSION]);

  const client = new Client({ connectionString: at(server.superuser_url) });
  await client.connect();
  const { rows } = await client.query(`
    select r.rolname as role, has_table_privilege(r.rolname, 'appointment', 'update') as may_write,
      has_column_privilege(r.rolname, 'account', 'mode', 'update') as may_change_mode,
      has_function_privilege(r.rolname, 'kept_system.schema_version()', 'execute') as may_look
    from pg_roles r where r.rolname in ('kept_app', 'other_app') order by 1`);
  await client.end();
  expect(rows).toEqual([
    { role: 'kept_app', may_write: false, may_change_mode: false, may_look: false },
    { role: 'other_app', may_write: true, may_change_mode: false, may_look: true },
  ]);
});
