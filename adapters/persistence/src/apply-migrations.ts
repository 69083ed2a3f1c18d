import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { ormOptions } from './orm-options.ts';

/** Any number, the same for everyone who migrates. */
const MIGRATION_LOCK = 5_378_001;

/**
 * Brings a database to the newest schema and returns the names of the migrations it applied, none when it was there
 * already. Programs that start at once wait for each other on an advisory lock. `app_role` is the role that gets to read
 * and write; it must exist. Throws when the database cannot be reached or a migration fails (then nothing of it stays).
 */
export async function applyMigrations({
  owner_url,
  app_role = 'kept_app',
}: {
  readonly owner_url: string;
  readonly app_role?: string;
}): Promise<readonly string[]> {
  const lock = new Client({ connectionString: owner_url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await MikroORM.init({
      ...ormOptions(owner_url),
      driverOptions: { options: `-c kept.app_role=${app_role}` },
    });
    try {
      const applied = await orm.migrator.up();
      return applied.map((migration) => migration.name);
    } finally {
      await orm.close();
    }
  } finally {
    await lock.end();
  }
}
