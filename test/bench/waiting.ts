import { uuidv7 } from 'uuidv7';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import type { Clinic } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { bookMany, type Batch } from './book-many.ts';
import { allWait } from './fall-due.ts';
import { figureOf, median, type Figure, type Round } from './figure.ts';
import { oneReminder } from './one-reminder.ts';
import { residentMb } from './resident.ts';
import { sized } from './sized.ts';
import { openStage, type Stage } from './stage.ts';

const MANY = sized(10_000);
const AT_A_TIME = 1_000;
/** What ships; a short form keeps fewer, so that most are out of memory in it too. */
const CACHED = sized(1_000);
const ROUNDS = 5;
const WAKES = 8;
const FEW = Math.max(sized(1_000), ROUNDS * WAKES);

/** What ten thousand sequences that wait for their time cost a worker and the database, and what waking one does. */
export async function waiting(): Promise<readonly Figure[]> {
  const stage = await openStage(oneReminder);
  try {
    const worker = await stage.startWorker({ TEMPORAL_CACHED_WORKFLOWS: String(CACHED) });
    const first = await book(stage, FEW);
    const few = { mb: await residentMb(worker.pid), bytes: await databaseBytes(stage) };
    await book(stage, MANY - FEW);
    const many = { mb: await residentMb(worker.pid), bytes: await databaseBytes(stage) };
    const wakes: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const woken = first.slice(round * WAKES, (round + 1) * WAKES);
      // The first has fallen out of the worker's memory long ago; then it is the one used last.
      wakes.push({ value: await wake(stage, woken), baseline: await wake(stage, woken) });
    }
    const each = (many.bytes - few.bytes) / (MANY - FEW) / 1_000;
    return [
      figureOf({
        id: 'waiting.memory',
        unit: `MB at ${MANY}`,
        goal: `≤ 100 MB more than at ${FEW}`,
        rounds: [{ value: many.mb, baseline: few.mb }],
        holds: ({ value, baseline }) => value - baseline <= 100,
      }),
      figureOf({
        id: 'waiting.database',
        unit: 'kB each',
        goal: '≤ 30 kB',
        rounds: [{ value: each, baseline: 30 }],
        holds: ({ value }) => value <= 30,
      }),
      figureOf({
        id: 'waiting.wake',
        unit: 'ms with replay',
        goal: '≤ 2× a cached one',
        rounds: wakes,
        holds: ({ ratio }) => ratio <= 2,
      }),
    ];
  } finally {
    await stage.close();
  }
}

async function book({ clinic, nudger }: Stage, count: number): Promise<readonly SequenceRef[]> {
  const batches: Batch[] = [];
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const batch = await bookMany(clinic, { count: Math.min(left, AT_A_TIME) });
    // Whom it does not reach, the relay starts.
    await nudger.start(batch.refs);
    await allWait([batch]);
    batches.push(batch);
  }
  return batches.flatMap(({ refs }) => refs);
}

async function databaseBytes({ clinic: { sql } }: Stage): Promise<number> {
  await sql('vacuum');
  const [row] = await sql<{ bytes: number }>('select pg_database_size(current_database())::float8 as bytes');
  return row?.bytes ?? 0;
}

/** Median milliseconds from telling a sequence to look until it has. */
async function wake({ clinic, nudger }: Stage, sequences: readonly SequenceRef[]): Promise<number> {
  const waits: number[] = [];
  for (const sequence of sequences) {
    const input = await tell(clinic, sequence);
    const began = performance.now();
    await nudger.nudge([sequence]);
    await eventually(
      async () => {
        const open = await clinic.sql('select from sequence_input where id = $1 and handled_at is null', [input]);
        if (open.length > 0) throw new Error(`${sequence.sequence_id} does not look`);
      },
      { timeout_ms: 60_000, every_ms: 2 },
    );
    waits.push(performance.now() - began);
  }
  return median(waits);
}

async function tell({ sql }: Clinic, { account_id, sequence_id }: SequenceRef): Promise<string> {
  const id = uuidv7();
  await sql(
    `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
     values ($1, $2, $3, 1, $4, 'clock_moved', '{"type":"clock_moved"}', now())`,
    [id, account_id, sequence_id, `waiting/${id}`],
  );
  return id;
}
