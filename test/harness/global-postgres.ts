import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import './provided.ts';
import { startPostgres } from './start-postgres.ts';

const root = join(import.meta.dirname, '..', '..');

/** From the sources, so that a migration under work is tested without a build. */
async function migrate(owner_url: string): Promise<void> {
  const script = join(root, 'adapters', 'persistence', 'src', 'migrate.ts');
  if (!existsSync(script)) return;
  const child = spawn(process.execPath, ['--conditions=development', script], {
    env: { ...process.env, DATABASE_OWNER_URL: owner_url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`the migrations failed:\n${said}`);
}

/**
 * One PostgreSQL for the whole run, with a migrated database `kept` that serves as the
 * template of every test's own (see create-database.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  await migrate(postgres.urls.owner_url).catch(async (problem: unknown) => {
    await postgres.stop();
    throw problem;
  });
  const client = new pg.Client({ connectionString: postgres.superuser_url.replace(/kept$/, 'postgres') });
  await client.connect();
  await client.query('create sequence harness_namespaces');
  await client.query('alter database kept with allow_connections false');
  await client.end();
  project.provide('kept_postgres', { port: postgres.port, superuser_url: postgres.superuser_url });
  return () => postgres.stop();
}
