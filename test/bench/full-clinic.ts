import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { passwordHash } from '@kept/api/password/password-hash';
import { freePort } from '@kept/launcher/free-port';
import { reminder } from '../fixtures/reminder.ts';
import { openClinic, type Clinic } from '../harness/clinic.ts';
import { startProcess } from '../harness/process.ts';
import { seedAppointments } from '../harness/seed-appointments.ts';
import { startPostgres } from '../harness/start-postgres.ts';

const root = join(import.meta.dirname, '..', '..');

const ROWS = 100_000;
const PASSWORD = 'a password of the benchmark';

/** A clinic with a hundred thousand appointments, and an API that serves it and the screens. */
export interface FullClinic {
  readonly clinic: Clinic;
  /** The database as the application's role. */
  readonly app_url: string;
  /** The API's. */
  readonly url: string;
  /** Of a signed-in admin, `name=value`. */
  readonly cookie: string;
  readonly close: () => Promise<void>;
}

export async function openFullClinic(): Promise<FullClinic> {
  const postgres = await startPostgres();
  const { owner_url, app_url } = postgres.urls;
  const migrated = spawnSync(process.execPath, [join(root, 'adapters/persistence/dist/migrate.js')], {
    env: { ...process.env, DATABASE_OWNER_URL: owner_url },
  });
  if (migrated.status !== 0) throw new Error(String(migrated.stderr));
  const { superuser_url } = postgres;
  const clinic = await openClinic({ owner_url, app_url, superuser_url, drop: async () => undefined }, reminder);
  await fill(clinic, superuser_url);
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
      // nothing listens there: nothing here is read from Temporal
      TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}`,
      KEPT_LOG_LEVEL: 'info',
    },
    ready: /api listening/,
    ready_within_ms: 30_000,
  });
  return {
    clinic,
    app_url,
    url,
    cookie: await signIn(clinic, url),
    close: async () => {
      await api.stop();
      await clinic.close();
      await postgres.stop();
    },
  };
}

async function fill({ account_id }: Clinic, superuser_url: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuser_url });
  await superuser.connect();
  await seedAppointments({ superuser, account_id, count: ROWS });
  await superuser.query('vacuum analyze');
  await superuser.end();
}

async function signIn({ sql, account_id }: Clinic, url: string): Promise<string> {
  const [user] = await sql<{ email: string }>(
    'update "user" set password_hash = $2 where account_id = $1 returning email',
    [account_id, await passwordHash.of(PASSWORD)],
  );
  const answer = await fetch(`${url}/screens/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: user?.email, password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`nobody was signed in: ${await answer.text()}`);
  return cookie;
}
