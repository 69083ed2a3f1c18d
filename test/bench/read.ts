import { listCursor } from '@kept/api/appointments/list-cursor';
import type { Clinic } from '../harness/clinic.ts';
import type { TestProcess } from '../harness/process.ts';
import { figureOf, type Figure } from './figure.ts';
import { openFullClinic } from './full-clinic.ts';
import { startBaseline } from './start-baseline.ts';
import { underLoad } from './under-load.ts';

const ROUNDS = 5;
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
    const bare = await startBaseline('bare-list.ts', {
      DATABASE_URL: full.app_url,
      ACCOUNT: full.clinic.account_id,
    });
    running.push(bare.process);
    const { url, cookie } = full;
    const ours = () =>
      underLoad(
        url,
        places.map((place) => ({
          path: `/screens/appointments?cursor=${listCursor.format({ toward: 'next', ...place })}`,
          headers: { cookie },
        })),
      );
    const theirs = () =>
      underLoad(
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
