import pg from 'pg';
import { expect, it } from 'vitest';
import { createDatabase } from './create-database.ts';

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows;
  } finally {
    await client.end();
  }
}

it('gives each test a database that no other sees', async () => {
  const [one, two] = await Promise.all([createDatabase(), createDatabase()]);
  await ask(one.owner_url, 'create table only_here (n int)');
  expect(await ask(two.owner_url, `select to_regclass('only_here')::text as found`)).toEqual([{ found: null }]);
  await Promise.all([one.drop(), two.drop()]);
});

it('connects as two roles of which neither is a superuser, and only one an owner', async () => {
  const database = await createDatabase();
  const question = `select r.rolsuper, r.rolbypassrls, pg_get_userbyid(d.datdba) = current_user as owns
    from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`;
  expect(await ask(database.owner_url, question)).toEqual([{ rolsuper: false, rolbypassrls: false, owns: true }]);
  expect(await ask(database.app_url, question)).toEqual([{ rolsuper: false, rolbypassrls: false, owns: false }]);
  await database.drop();
});

it('drops a database that is still in use', async () => {
  const database = await createDatabase();
  const client = new pg.Client({ connectionString: database.app_url });
  const cut = new Promise((done) => client.on('error', done));
  await client.connect();
  await database.drop();
  await expect(cut).resolves.toBeInstanceOf(Error);
});
