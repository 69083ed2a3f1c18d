import pg from 'pg';
import type { TestDatabase } from '../harness/create-database.ts';

/** The name of a test's database and a connection to the server that is not to it. */
async function besides({ superuser_url }: TestDatabase) {
  const url = new URL(superuser_url);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return { name, client };
}

/** Keeps the database as it is now, ending whatever uses it; answers how to put it back, which does so too. */
export async function copyDatabase(database: TestDatabase): Promise<{ readonly restore: () => Promise<void> }> {
  const { name, client } = await besides(database);
  const copy = `${name}_copy`;
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
  await client.query(`create database ${copy} template ${name} strategy file_copy`);
  return {
    restore: async () => {
      await client.query(`drop database ${name} with (force)`);
      await client.query(`create database ${name} template ${copy} owner kept_owner strategy file_copy`);
      await client.query(`revoke all on database ${name} from public`);
      await client.query(`grant connect on database ${name} to kept_app`);
      await client.query(`drop database ${copy}`);
      await client.end();
    },
  };
}
