import { randomUUID } from 'node:crypto';
import { BARE_QUEUE, startBareWorker, type BareWorker } from './bare-worker.ts';
import { bookMany, type Batch } from './book-many.ts';
import { carrierTexts } from './carrier-texts.ts';
import { allAccepted, fallDue } from './fall-due.ts';
import { figureOf, type Figure, type Round } from './figure.ts';
import { oneReminder } from './one-reminder.ts';
import { sized } from './sized.ts';
import { openStage, type Stage } from './stage.ts';

const ROUNDS = 3;
const REMINDERS = sized(5_000);
/** One account has half of them, these the rest. */
const TENANTS = 5;
const START_AT_ONCE = 100;

/**
 * Thousands of reminders that fall due at one moment, each on the timer of its own workflow, until the last is in the
 * provider's hands; against as many bare workflows with a timer for one moment and an activity.
 */
export async function rush(): Promise<readonly Figure[]> {
  const stage = await openStage(oneReminder);
  const bare = await startBareWorker(stage.temporal.address);
  try {
    const tenants = [];
    for (let n = 0; n < TENANTS; n += 1) tenants.push(await stage.openTenant(oneReminder));
    await stage.startWorker();
    const rounds: Round[] = [];
    const batches: Batch[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const booked = [await bookMany(stage.clinic, { count: Math.ceil(REMINDERS / 2) })];
      for (const tenant of tenants) booked.push(await bookMany(tenant, { count: Math.floor(REMINDERS / 2 / TENANTS) }));
      batches.push(...booked);
      const began = performance.now();
      const value = await drain(stage, booked);
      const lead_ms = Math.max(10_000, performance.now() - began);
      rounds.push({ value, baseline: await drainBare(bare, { count: countOf(booked), lead_ms }) });
    }
    const { lost, twice } = await account(stage, batches);
    const of_all = (value: number) => [{ value, baseline: countOf(batches) }];
    const unit = `of ${countOf(batches)}`;
    const none = { unit, goal: '0', holds: ({ value }: Round) => value === 0 };
    return [
      figureOf({
        ...{ id: 'rush', unit: `s for ${REMINDERS}`, goal: '≤ 1.5×', rounds },
        holds: ({ ratio }) => ratio <= 1.5,
      }),
      figureOf({ id: 'rush.lost', rounds: of_all(lost), ...none }),
      figureOf({ id: 'rush.twice', rounds: of_all(twice), ...none }),
    ];
  } finally {
    await bare.stop();
    await stage.close();
  }
}

/** Seconds from the moment they are due until the last delivery is written down. */
async function drain(stage: Stage, batches: readonly Batch[]): Promise<number> {
  const due_at = await fallDue(stage, batches);
  await allAccepted(batches);
  const [row] = await stage.clinic.sql<{ at: Date }>(
    `select max(t.ended_at) as at from delivery_attempt t join message m on m.id = t.message_id
     join appointment a on a.id = m.appointment_id where a.title = any($1)`,
    [batches.map(({ tag }) => tag)],
  );
  if (row === undefined) throw new Error('nothing was delivered');
  return (row.at.getTime() - due_at) / 1_000;
}

interface BareRush {
  readonly count: number;
  /** Far enough ahead that all wait by then: what starting and draining ours took. */
  readonly lead_ms: number;
}

/** The same of bare workflows: seconds from the moment of their timers until the last activity. */
async function drainBare({ client, onEffect }: BareWorker, { count, lead_ms }: BareRush): Promise<number> {
  let done = 0;
  let last = 0;
  onEffect(() => {
    done += 1;
    last = Date.now();
  });
  const due_at = Date.now() + lead_ms;
  const running = [];
  for (let from = 0; from < count; from += START_AT_ONCE) {
    const size = Math.min(START_AT_ONCE, count - from);
    const started = Array.from({ length: size }, () =>
      client.workflow.start('timerForAndActivity', {
        workflowId: randomUUID(),
        taskQueue: BARE_QUEUE,
        args: [due_at],
      }),
    );
    running.push(...(await Promise.all(started)));
  }
  if (Date.now() > due_at) throw new Error('the bare workflows took longer to start than ours to start and drain');
  await Promise.all(running.map((each) => each.result()));
  if (done !== count) throw new Error(`${done} of ${count} bare activities ran`);
  return (last - due_at) / 1_000;
}

function countOf(batches: readonly Batch[]): number {
  return batches.reduce((sum, { refs }) => sum + refs.length, 0);
}

/** What the carrier's own list says became of them: whom nothing reached, and what went out more than once. */
async function account(
  { carrier }: Stage,
  batches: readonly Batch[],
): Promise<{ readonly lost: number; readonly twice: number }> {
  let lost = 0;
  let twice = 0;
  for (const [clinic, own] of Map.groupBy(batches, (batch) => batch.clinic)) {
    const texts = Map.groupBy(await carrierTexts(carrier, clinic), (to) => to);
    const rows = await clinic.sql<{ phone: string }>(
      `select p.phone from participant p join appointment a on a.id = p.appointment_id where a.account_id = $1 and a.title = any($2)`,
      [clinic.account_id, own.map(({ tag }) => tag)],
    );
    lost += rows.filter(({ phone }) => !texts.has(phone)).length;
    twice += [...texts.values()].reduce((sum, { length }) => sum + length - 1, 0);
  }
  return { lost, twice };
}
