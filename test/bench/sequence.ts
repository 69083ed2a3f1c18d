import { randomUUID } from 'node:crypto';
import { definitionOf, type Clinic } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { BARE_QUEUE, startBareWorker, type BareWorker } from './bare-worker.ts';
import { figureOf, type Figure, type Round } from './figure.ts';
import { openStage, type Stage } from './stage.ts';

const ROUNDS = 5;
const SEQUENCES = 200;
/** Seconds between the first nudge and the moment the reminders are due. */
const LEAD_S = 25;

/** One reminder, due a few seconds after it is booked: the timer is real. */
const definition = definitionOf({
  name: 'Standard visit',
  messages: [
    {
      id: 'msg_one',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { minutes: -60 }, window: 'any' },
      content: { body: 'See you {{ event.start_time | time }}.' },
    },
  ],
});

/** Whole sequences per second, decided, written, delivered over HTTP with callbacks, against a bare timer and activity. */
export async function sequence(): Promise<readonly Figure[]> {
  const stage = await openStage(definition);
  const bare = await startBareWorker(stage.temporal.address);
  try {
    await stage.startWorker();
    await ours(stage, 20);
    await theirs(bare, 20);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ value: await ours(stage, SEQUENCES), baseline: await theirs(bare, SEQUENCES) });
    }
    return [figureOf({ id: 'sequence', unit: 'sequences/s', goal: '≥ 1.0', rounds, holds: ({ ratio }) => ratio >= 1 })];
  } finally {
    await bare.stop();
    await stage.close();
  }
}

/**
 * Sequences per second: the time from the first nudge until all wait on their timers, plus the time from the
 * moment they are due until the last delivery is recorded. What lies between, the waiting itself, is not work.
 */
async function ours({ clinic, nudger, refOf }: Stage, count: number): Promise<number> {
  const tag = randomUUID();
  const time = await aMinuteAhead(clinic);
  const booked = [];
  for (let n = 0; n < count; n += 1)
    booked.push(await clinic.book({ ...time, title: tag, phone: `+120255501${String(n % 100).padStart(2, '0')}` }));
  const { real_ms } = await moveToLead(clinic);

  const began = Date.now();
  await nudger.start(booked.map(refOf));
  await until({ clinic, tag, count, counted: 's.last_decided_at is not null' });
  const started = Date.now() - began;
  if (Date.now() > real_ms)
    throw new Error('the machine is too slow for the lead: the first are due before the last have started');
  await until({
    clinic,
    tag,
    count,
    counted: `exists (select from message m where m.sequence_id = s.id and m.status in ('accepted', 'delivered'))`,
  });
  return (count * 1_000) / (started + Date.now() - real_ms);
}

/** Wall times of an appointment whose reminder, an hour before, is due at the full minute after the next. */
async function aMinuteAhead({ sql, account_id }: Clinic): Promise<{ start: string; end: string }> {
  const [time] = await sql<{ start: string; end: string }>(
    `select to_char(t, 'YYYY-MM-DD"T"HH24:MI') as start, to_char(t + interval '30 minutes', 'YYYY-MM-DD"T"HH24:MI') as end
     from (select date_trunc('minute', (now() + clock_offset_ms * interval '1 millisecond') at time zone 'America/New_York') + interval '62 minutes' as t
           from account where id = $1) soon`,
    [account_id],
  );
  if (time === undefined) throw new Error('no time');
  return time;
}

/** Moves the account's clock to LEAD_S seconds before they are due, and answers when that is on the real clock. */
async function moveToLead({ sql, account_id }: Clinic): Promise<{ readonly real_ms: number }> {
  await sql(
    `update account set clock_offset_ms = (extract(epoch from
       date_trunc('minute', now() + clock_offset_ms * interval '1 millisecond') + interval '2 minutes' - $2 * interval '1 second' - now()) * 1000)::bigint
     where id = $1`,
    [account_id, LEAD_S],
  );
  return { real_ms: Date.now() + LEAD_S * 1_000 };
}

interface Awaited {
  readonly clinic: Clinic;
  readonly tag: string;
  readonly count: number;
  readonly counted: string;
}

async function until({ clinic, tag, count, counted }: Awaited): Promise<void> {
  await eventually(
    async () => {
      const [row] = await clinic.sql<{ n: number }>(
        `select count(*)::int as n from sequence s join appointment a on a.id = s.appointment_id where a.title = $1 and ${counted}`,
        [tag],
      );
      if (row?.n !== count) throw new Error(`${row?.n ?? 0} of ${count}`);
    },
    { timeout_ms: 120_000, every_ms: 10 },
  );
}

async function theirs({ client }: BareWorker, count: number): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: count }, () =>
      client.workflow.execute('timerAndActivity', { workflowId: randomUUID(), taskQueue: BARE_QUEUE }),
    ),
  );
  return (count * 1_000) / (performance.now() - began);
}
