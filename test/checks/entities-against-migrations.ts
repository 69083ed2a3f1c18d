import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startPostgres } from '../harness/start-postgres.ts';

/** Gives the persistence package's own check an empty PostgreSQL; ends as that does. */
const script = join(import.meta.dirname, '..', '..', 'adapters', 'persistence', 'dist', 'check-schema.js');
const postgres = await startPostgres();
const { status } = spawnSync(process.execPath, [script], {
  env: { PATH: process.env['PATH'], DATABASE_OWNER_URL: postgres.urls.owner_url },
  stdio: 'inherit',
});
await postgres.stop();
process.exit(status ?? 1);
