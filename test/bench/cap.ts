import { eventually } from '../harness/eventually.ts';
import { bookMany } from './book-many.ts';
import { allAccepted, fallDue } from './fall-due.ts';
import { figureOf, type Figure } from './figure.ts';
import { firstMessages } from './first-messages.ts';
import { oneReminder } from './one-reminder.ts';
import { receive } from './receive.ts';
import { sized } from './sized.ts';
import { openWatchedStage, type Stage } from './stage.ts';
import { mostInASecond, takenASecond, type Arrival, type WatchedProvider } from './watched-provider.ts';

const ROUNDS = 3;
const PER_SECOND = 50;
const BULK = sized(400);
const ANSWERS = sized(300);
/** Nothing but bulk is sent: four fifths of the rate are its own. */
const BULK_PER_SECOND = PER_SECOND * 0.8;

/** What a provider that takes fifty texts a second gets of hundreds that are due at once: its rate, and never more. */
export async function cap(): Promise<readonly Figure[]> {
  const stage = await openWatchedStage(oneReminder, { per_second: PER_SECOND });
  const { provider } = stage;
  try {
    const { clinic } = stage;
    const clients = await firstMessages({ ...stage, count: ROUNDS * ANSWERS });
    await clinic.sql(`update sender set rate_per_second = $1 where type = 'phone'`, [PER_SECOND]);
    await stage.startWorker();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bulk = await remind(stage, provider);
      const late = clients.slice(round * ANSWERS, (round + 1) * ANSWERS).map(({ phone }) => phone);
      rounds.push({ bulk, answers: await answerAll(stage, { provider, late }) });
    }
    const most = rounds.flatMap(({ bulk, answers }) => [mostInASecond(bulk), mostInASecond(answers)]);
    return [
      figureOf({
        id: 'cap.bulk',
        unit: 'texts/s',
        goal: '≥ 0.95 of 0.8 N',
        rounds: rounds.map(({ bulk }) => ({ value: takenASecond(bulk), baseline: BULK_PER_SECOND })),
        holds: ({ ratio }) => ratio >= 0.95,
      }),
      figureOf({
        id: 'cap.answers',
        unit: 'texts/s',
        goal: '≥ 0.95 of N',
        rounds: rounds.map(({ answers }) => ({ value: takenASecond(answers), baseline: PER_SECOND })),
        holds: ({ ratio }) => ratio >= 0.95,
      }),
      figureOf({
        id: 'cap.most',
        unit: 'requests in any second',
        goal: '≤ N in each round',
        rounds: most.map((value) => ({ value, baseline: PER_SECOND })),
        holds: () => most.every((value) => value <= PER_SECOND),
      }),
    ];
  } finally {
    await stage.close();
  }
}

/** Hundreds of reminders due at one moment. */
async function remind(stage: Stage, provider: WatchedProvider): Promise<readonly Arrival[]> {
  provider.forget();
  const batches = [await bookMany(stage.clinic, { count: BULK })];
  await fallDue(stage, batches);
  await allAccepted(batches);
  return provider.arrivals();
}

interface Answered {
  readonly provider: WatchedProvider;
  readonly late: readonly string[];
}

/** Hundreds of clients who write at one moment, and are answered. */
async function answerAll(stage: Stage, { provider, late }: Answered): Promise<readonly Arrival[]> {
  provider.forget();
  await Promise.all(late.map((phone) => receive(stage, 'running late', phone)));
  await eventually(
    () => {
      const taken = provider.arrivals().filter((arrival) => arrival.taken).length;
      if (taken < late.length) throw new Error(`the provider took ${taken} of ${late.length} answers`);
    },
    { timeout_ms: 120_000, every_ms: 100 },
  );
  return provider.arrivals();
}
