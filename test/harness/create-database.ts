import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './provided.ts';

/** A migrated, empty database of a test's own. */
export type TestDatabase = {
  /** As `kept_owner`. */
  readonly owner_url: string;
  /** As `kept_app`. */
  readonly app_url: string;
  /** As PostgreSQL's superuser: to look at or break what the roles may not. */
  readonly superuser_url: string;
  /** Drops it, ending whatever still uses it. */
  readonly drop: () => Promise<void>;
};

async function asSuperuser(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Copies the template; under 100 ms. Specs of the tiers with a database only. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = inject('kept_postgres');
  if (!server) throw new Error('this tier has no database: name the spec *.db.spec.ts, or put it under test/');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = new URL(server.superuser_url);
  maintenance.pathname = '/postgres';
  await asSuperuser(maintenance.href, [
    `create database ${name} template kept owner kept_owner strategy file_copy`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to kept_app`,
  ]);
  const url = (role: string): string => `postgres://${role}:test@127.0.0.1:${server.port}/${name}`;
  return {
    owner_url: url('kept_owner'),
    app_url: url('kept_app'),
    superuser_url: url('postgres'),
    drop: () => asSuperuser(maintenance.href, [`drop database if exists ${name} with (force)`]),
  };
}
