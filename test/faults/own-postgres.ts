import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import type { TestDatabase } from '../harness/create-database.ts';
import { startPostgres, type TestPostgres } from '../harness/start-postgres.ts';

const MIGRATE = join(import.meta.dirname, '..', '..', 'adapters', 'persistence', 'dist', 'migrate.js');

/** A migrated PostgreSQL of the test's own, to be stopped and started. */
export async function ownPostgres(
  ...kind: Parameters<typeof startPostgres>
): Promise<{ readonly postgres: TestPostgres; readonly database: TestDatabase }> {
  const postgres = await startPostgres(...kind);
  const { owner_url, app_url } = postgres.urls;
  const migrated = spawnSync(process.execPath, [MIGRATE], { env: { ...process.env, DATABASE_OWNER_URL: owner_url } });
  if (migrated.status !== 0) throw new Error(String(migrated.stderr));
  // The harness's server forgets its last commits in a crash; a real one must not, or what was sent is sent again.
  const client = new pg.Client({ connectionString: postgres.superuser_url });
  await client.connect();
  await client.query('alter role kept_app set synchronous_commit = on');
  await client.end();
  return {
    postgres,
    database: { owner_url, app_url, superuser_url: postgres.superuser_url, drop: () => postgres.stop() },
  };
}
