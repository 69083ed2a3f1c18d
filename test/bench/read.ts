import { join } from 'node:path';
import autocannon from 'autocannon';
import { listCursor } from '@kept/api/appointments/list-cursor';
import { freePort } from '@kept/launcher/free-port';
import type { Clinic } from '../harness/clinic.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { figureOf, type Figure } from './figure.ts';
import { openFullClinic } from './full-clinic.ts';
import type { ServedClinic } from './served-clinic.ts';

const CONNECTIONS = 50;
const ROUNDS = 5;
const ROUND_S = 6;
/** Places in the list that the requests begin at, all over it. */
const PLACES = 500;

interface Place {
  readonly start_at: string;
  readonly id: string;
}

/**
 * The appointments page, fifty rows from anywhere in a hundred thousand, by a signed-in user at fifty connections;
 * against Fastify that sends the same statement and nothing else.
 */
export async function read(): Promise<readonly Figure[]> {
  const full = await openFullClinic();
  const running: TestProcess[] = [];
  try {
    const places = await placesOf(full.clinic);
    const bare = await startBare(full);
    running.push(bare.process);
    const { url, cookie } = full;
    const ours = () =>
      load(
        url,
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
    await full.close();
  }
}

async function placesOf({ sql }: Clinic): Promise<readonly Place[]> {
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

async function startBare({ clinic, app_url }: ServedClinic): Promise<Served> {
  const port = await freePort();
  const served = await startProcess({
    command: process.execPath,
    args: ['--conditions=development', join(import.meta.dirname, 'bare-list.ts')],
    env: { ...process.env, DATABASE_URL: app_url, ACCOUNT: clinic.account_id, PORT: String(port) },
    ready: /the baseline listens/,
    ready_within_ms: 120_000,
  });
  return { process: served, url: `http://127.0.0.1:${port}` };
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
