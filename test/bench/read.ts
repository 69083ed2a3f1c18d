import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { listCursor } from '@kept/api/appointments/list-cursor';
import { passwordHash } from '@kept/api/password/password-hash';
import { freePort } from '@kept/launcher/free-port';
import { reminder } from '../fixtures/reminder.ts';
import { openClinic, type Clinic } from '../harness/clinic.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { seedAppointments } from '../harness/seed-appointments.ts';
import { startPostgres } from '../harness/start-postgres.ts';
import { figureOf, type Figure } from './figure.ts';
import pg from 'pg';

const root = join(import.meta.dirname, '..', '..');

const ROWS = 100_000;
const CONNECTIONS = 50;
const ROUNDS = 5;
const ROUND_S = 6;
/** Places in the list that the requests begin at, all over it. */
const PLACES = 500;
const PASSWORD = 'a password of the benchmark';

interface Place {
  readonly start_at: string;
  readonly id: string;
}

/**
 * The appointments page, fifty rows from anywhere in a hundred thousand, by a signed-in user at fifty connections;
 * against Fastify that sends the same statement and nothing else.
 */
export async function read(): Promise<readonly Figure[]> {
  const postgres = await startPostgres();
  const { owner_url, app_url } = postgres.urls;
  const migrated = spawnSync(process.execPath, [join(root, 'adapters/persistence/dist/migrate.js')], {
    env: { ...process.env, DATABASE_OWNER_URL: owner_url },
  });
  if (migrated.status !== 0) throw new Error(String(migrated.stderr));
  const { superuser_url } = postgres;
  const clinic = await openClinic({ owner_url, app_url, superuser_url, drop: async () => undefined }, reminder);
  const running: TestProcess[] = [];
  try {
    const places = await fill(clinic, superuser_url);
    const [api, bare] = [await startApi(clinic, app_url), await startBare(clinic, app_url)];
    running.push(api.process, bare.process);
    const cookie = await signIn(clinic, api.url);
    const ours = () =>
      load(
        api.url,
        places.map((place) => ({
          path: `/screens/appointments?cursor=${listCursor.format({ toward: 'next', ...place })}`,
          headers: { cookie },
        })),
      );
    const theirs = () =>
      load(
        bare.url,
        places.map(({ start_at, id }) => ({ path: `/?start_at=${encodeURIComponent(start_at)}&id=${id}` })),
      );
    await ours();
    await theirs();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await ours(), theirs: await theirs() });
    return [
      figureOf({
        id: 'read',
        unit: 'pages/s',
        goal: '≥ 0.6',
        rounds: rounds.map((each) => ({ value: each.ours.a_second, baseline: each.theirs.a_second })),
        holds: ({ ratio }) => ratio >= 0.6,
      }),
      figureOf({
        id: 'read.p99',
        unit: 'ms',
        goal: '≤ 25 ms',
        rounds: rounds.map((each) => ({ value: each.ours.p99_ms, baseline: each.theirs.p99_ms })),
        holds: ({ value }) => value <= 25,
      }),
    ];
  } finally {
    await Promise.all(running.map((each) => each.stop()));
    await clinic.close();
    await postgres.stop();
  }
}

async function fill({ account_id, sql }: Clinic, superuser_url: string): Promise<readonly Place[]> {
  const superuser = new pg.Client({ connectionString: superuser_url });
  await superuser.connect();
  await seedAppointments({ superuser, account_id, count: ROWS });
  await superuser.query('vacuum analyze');
  await superuser.end();
  const places = await sql<{ start_at: Date; id: string }>(
    'select start_at, id from appointment order by random() limit $1',
    [PLACES],
  );
  return places.map(({ start_at, id }) => ({ start_at: start_at.toISOString(), id }));
}

interface Served {
  readonly process: TestProcess;
  readonly url: string;
}

async function startApi({ secret_key }: Clinic, app_url: string): Promise<Served> {
  const port = await freePort();
  const served = await startProcess({
    command: process.execPath,
    args: [join(root, 'apps/api/dist/main.js')],
    env: {
      ...process.env,
      KEPT_PORT: String(port),
      DATABASE_URL: app_url,
      KEPT_SECRET_KEY: secret_key.toString('base64'),
      // nothing listens there: a list is read without Temporal
      TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}`,
      KEPT_LOG_LEVEL: 'info',
    },
    ready: /api listening/,
    ready_within_ms: 30_000,
  });
  return { process: served, url: `http://127.0.0.1:${port}` };
}

async function startBare({ account_id }: Clinic, app_url: string): Promise<Served> {
  const port = await freePort();
  const served = await startProcess({
    command: process.execPath,
    args: ['--conditions=development', join(import.meta.dirname, 'bare-list.ts')],
    env: { ...process.env, DATABASE_URL: app_url, ACCOUNT: account_id, PORT: String(port) },
    ready: /the baseline listens/,
    ready_within_ms: 30_000,
  });
  return { process: served, url: `http://127.0.0.1:${port}` };
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

interface Loaded {
  readonly a_second: number;
  readonly p99_ms: number;
}

async function load(url: string, requests: readonly autocannon.Request[]): Promise<Loaded> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: ROUND_S, requests: [...requests] });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} requests to ${url} failed`);
  return { a_second: result.requests.average, p99_ms: result.latency.p99 };
}
