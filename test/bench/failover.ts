import { reminder } from '../fixtures/reminder.ts';
import { eventually } from '../harness/eventually.ts';
import { figureOf, type Figure, type Round } from './figure.ts';
import { openStage, type Stage } from './stage.ts';

const ROUNDS = 5;
const LIMIT_S = 12;

/** kill -9 of the only worker to the next decision of a running sequence, its replacement started at once, production settings. */
export async function failover(): Promise<readonly Figure[]> {
  const stage = await openStage(reminder);
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ value: await once(stage), baseline: LIMIT_S });
    return [figureOf({ id: 'failover', unit: 's', goal: '≤ 12 s', rounds, holds: ({ value }) => value <= LIMIT_S })];
  } finally {
    await stage.close();
  }
}

async function once(stage: Stage): Promise<number> {
  const { clinic, nudger, refOf } = stage;
  const worker = await stage.startWorker();
  const booked = await clinic.book({});
  await nudger.nudge([refOf(booked)]);
  const decided = async (type: string) => {
    const rows = await clinic.sql(`select 1 from sequence_step where sequence_id = $1 and input_type = $2`, [
      booked.sequence_id,
      type,
    ]);
    if (rows.length === 0) throw new Error('not decided');
  };
  await eventually(() => decided('started'));

  await worker.kill('SIGKILL');
  const killed = performance.now();
  const replacement = stage.startWorker();
  await clinic.sql(
    `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
     values (uuidv7(), $1, $2, 1, 'failover', 'clock_moved', '{"type":"clock_moved"}', now())`,
    [clinic.account_id, booked.sequence_id],
  );
  await nudger.nudge([refOf(booked)]);
  await eventually(() => decided('clock_moved'), { timeout_ms: 60_000, every_ms: 20 });
  const seconds = (performance.now() - killed) / 1_000;
  await (await replacement).stop();
  return seconds;
}
