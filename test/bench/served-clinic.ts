import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Definition } from '@kept/rules/document';
import { freePort } from '@kept/launcher/free-port';
import { openClinic, type Clinic } from '../harness/clinic.ts';
import { startProcess } from '../harness/process.ts';
import { signIn } from '../harness/sign-in.ts';
import { startPostgres } from '../harness/start-postgres.ts';

const root = join(import.meta.dirname, '..', '..');

/** A clinic, and an API that serves it and the screens. */
export interface ServedClinic {
  readonly clinic: Clinic;
  /** The database as the application's role, and past row security. */
  readonly app_url: string;
  readonly superuser_url: string;
  /** The API's. */
  readonly url: string;
  /** Of a signed-in admin, `name=value`. */
  readonly cookie: string;
  readonly close: () => Promise<void>;
}

/** Opens it with this schedule published; `env` is the API's, where it is another than usual. */
export async function serveClinic(definition: Definition, env: NodeJS.ProcessEnv = {}): Promise<ServedClinic> {
  const postgres = await startPostgres();
  const { owner_url, app_url } = postgres.urls;
  const migrated = spawnSync(process.execPath, [join(root, 'adapters/persistence/dist/migrate.js')], {
    env: { ...process.env, DATABASE_OWNER_URL: owner_url },
  });
  if (migrated.status !== 0) throw new Error(String(migrated.stderr));
  const { superuser_url } = postgres;
  const clinic = await openClinic({ superuser_url }, definition);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const api = await startProcess({
    command: process.execPath,
    args: [join(root, 'apps/api/dist/main.js')],
    env: {
      ...process.env,
      KEPT_PORT: String(port),
      DATABASE_URL: app_url,
      KEPT_SECRET_KEY: clinic.secret_key.toString('base64'),
      // nothing listens there, unless the benchmark says otherwise
      TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}`,
      KEPT_LOG_LEVEL: 'info',
      ...env,
    },
    ready: /api listening/,
    ready_within_ms: 120_000,
  });
  return {
    ...{ clinic, app_url, superuser_url, url },
    cookie: await signIn(clinic, url),
    close: async () => {
      await api.stop();
      await clinic.close();
      await postgres.stop();
    },
  };
}
