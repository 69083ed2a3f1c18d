import { MikroORM } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import { assertAppRole } from './assert-app-role.ts';
import { assertPreparedStatements } from './assert-prepared-statements.ts';
import { CONNECT_WITHIN_MS, PROBE_AFTER_MS } from './connect-within.ts';
import { ormOptions } from './orm-options.ts';

/**
 * The unit of work for everything but the hot path, connected as the application's role with at most `pool` connections.
 * Throws when the role could see across accounts, a pooler in between forgets prepared statements, or the database cannot
 * be reached.
 */
export async function createOrm({
  app_url,
  pool,
}: {
  readonly app_url: string;
  readonly pool: number;
}): Promise<MikroORM> {
  const probe = new Pool({ connectionString: app_url, max: 1, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  try {
    await assertAppRole(probe);
    await assertPreparedStatements(app_url);
  } finally {
    await probe.end();
  }
  return MikroORM.init({
    ...ormOptions(app_url),
    pool: { min: 0, max: pool },
    driverOptions: {
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: PROBE_AFTER_MS,
      application_name: 'kept',
    },
  });
}
