import { reminder } from '../fixtures/reminder.ts';
import { moveClock } from '@kept/sequences/sandbox/move-clock';
import { eventually } from '../harness/eventually.ts';
import { BARE_QUEUE, startBareWorker, type BareWorker } from './bare-worker.ts';
import { figureOf, median, type Figure, type Round } from './figure.ts';
import { receive } from './receive.ts';
import { openStage, type Stage } from './stage.ts';

const ROUNDS = 5;
const REPLIES = 8;

/** From a reply's arrival to its answer in the provider's hands, idle, against a bare signal to an activity. */
export async function answer(): Promise<readonly Figure[]> {
  const stage = await openStage(reminder);
  const bare = await startBareWorker(stage.temporal.address);
  try {
    await stage.startWorker();
    const theirs = await openBareLine(bare);
    await ours(stage, '+12025550150');
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ value: await ours(stage, `+1202555016${round}`), baseline: await theirs() });
    }
    await bare.client.workflow.getHandle('bare-line').terminate();
    return [
      figureOf({ id: 'answer.idle', unit: 'ms p50', goal: '≤ 1.3×', rounds, holds: ({ ratio }) => ratio <= 1.3 }),
    ];
  } finally {
    await bare.stop();
    await stage.close();
  }
}

/** Median milliseconds over some replies on one line; each answer is in before the next reply goes out. */
async function ours(stage: Stage, phone: string): Promise<number> {
  const { clinic, pool, nudger, carrier } = stage;
  const booked = await clinic.book({ phone });
  const [due] = await clinic.sql<{ at: Date }>(
    `select (start_local at time zone time_zone) - interval '26 hours' as at from appointment where id = $1`,
    [booked.appointment_id],
  );
  if (due === undefined) throw new Error('no appointment');
  await moveClock({
    pool,
    account_id: clinic.account_id,
    to: new Date(due.at.getTime()).toISOString(),
    nudge: (refs) => nudger.nudge(refs),
    nudgeBroadcasts: (broadcasts) => nudger.broadcast(broadcasts),
    wake: (messages) => nudger.wake(messages),
  });
  const sent = async () => (await carrier.sends(phone)).map(({ at }) => Date.parse(at));
  const waits: number[] = [];
  for (let n = 0; n < REPLIES; n += 1) {
    const before = (await sent()).length;
    const began = Date.now();
    await receive(stage, 'running late', phone);
    const arrived = await eventually(
      async () => {
        const at = (await sent())[before];
        if (at === undefined) throw new Error('no answer yet');
        return at;
      },
      { every_ms: 5 },
    );
    waits.push(arrived - began);
  }
  return median(waits);
}

/** A workflow that waits for signals; each call sends some, one after the other, and answers their median. */
async function openBareLine({ client, onEffect }: BareWorker): Promise<() => Promise<number>> {
  let wake = (): void => undefined;
  onEffect(() => wake());
  const handle = await client.workflow.start('signalsToActivities', {
    workflowId: 'bare-line',
    taskQueue: BARE_QUEUE,
    args: [1_000],
  });
  return async () => {
    const waits: number[] = [];
    for (let n = 0; n < REPLIES; n += 1) {
      const began = performance.now();
      const answered = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await handle.signal('go');
      await answered;
      waits.push(performance.now() - began);
    }
    return median(waits);
  };
}
