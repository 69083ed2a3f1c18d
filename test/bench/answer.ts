import { reminder } from '../fixtures/reminder.ts';
import { moveClock } from '@kept/sequences/sandbox/move-clock';
import { eventually } from '../harness/eventually.ts';
import { BARE_QUEUE, startBareWorker, type BareWorker } from './bare-worker.ts';
import { duringBulk } from './bulk-rush.ts';
import { figureOf, median, type Figure, type Round } from './figure.ts';
import { firstMessages } from './first-messages.ts';
import { percentile } from './percentile.ts';
import { receive } from './receive.ts';
import { oneReminder } from './one-reminder.ts';
import { sized } from './sized.ts';
import { openStage, openWatchedStage, type Stage } from './stage.ts';

const ROUNDS = 5;
const REPLIES = 8;
const ROUNDS_IN_RUSH = 3;
/** Clients with a question of ours, one after the other of whom writes while the bulk goes out, and then again. */
const CLIENTS_IN_RUSH = sized(200);
const BETWEEN_REPLIES_MS = 250;

/** From a reply's arrival to its answer in the provider's hands, against a bare signal to an activity. */
export async function answer(): Promise<readonly Figure[]> {
  return [...(await whileIdle()), ...(await whileBulkWaits())];
}

async function whileIdle(): Promise<readonly Figure[]> {
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

/** Two thousand reminders wait for the very number that the answers go out from. */
async function whileBulkWaits(): Promise<readonly Figure[]> {
  const stage = await openWatchedStage(oneReminder, { per_second: null });
  const { provider } = stage;
  const bare = await startBareWorker(stage.temporal.address);
  try {
    const clients = await firstMessages({ ...stage, count: CLIENTS_IN_RUSH });
    let asked = 0;
    await stage.startWorker();
    const theirs = await openBareLine(bare);
    const rounds: { readonly ours: readonly number[]; readonly theirs: number }[] = [];
    for (let round = 0; round < ROUNDS_IN_RUSH; round += 1) {
      const baseline = await theirs();
      const waits: number[] = [];
      const askOne = async () => {
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_REPLIES_MS));
        const client = clients[asked % clients.length];
        if (client === undefined) return;
        asked += 1;
        const answered = provider.nextTo(client.phone);
        const began = performance.now();
        await receive(stage, 'running late', client.phone);
        waits.push((await answered).at - began);
      };
      await duringBulk(stage, { clinic: stage.clinic, meanwhile: askOne });
      if (waits.length === 0) throw new Error('the bulk was out before the first reply was answered');
      rounds.push({ ours: waits, theirs: baseline });
    }
    await bare.client.workflow.getHandle('bare-line').terminate();
    const at = (hundredths: number): readonly Round[] =>
      rounds.map((each) => ({ value: percentile(each.ours, hundredths), baseline: each.theirs }));
    return [
      figureOf({
        ...{ id: 'answer.rush.p50', unit: 'ms', goal: '≤ 200 ms', rounds: at(50) },
        holds: ({ value }) => value <= 200,
      }),
      figureOf({
        ...{ id: 'answer.rush.p99', unit: 'ms', goal: '≤ 700 ms', rounds: at(99) },
        holds: ({ value }) => value <= 700,
      }),
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
