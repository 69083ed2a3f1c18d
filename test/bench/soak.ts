import { setTimeout } from 'node:timers/promises';
import { signedWebhook } from '../faults/signed-webhook.ts';
import { eventually } from '../harness/eventually.ts';
import { bookMany, type Batch } from './book-many.ts';
import { carrierTexts } from './carrier-texts.ts';
import { allAccepted } from './fall-due.ts';
import { figureOf, median, type Figure } from './figure.ts';
import { oneReminder } from './one-reminder.ts';
import { residentMbNow } from './resident.ts';
import { sized } from './sized.ts';
import { openStage, type Stage } from './stage.ts';

const SECONDS = sized(600);
/** Each second: appointments booked, each with a reminder within two minutes, and clients who write. */
const BOOKED = 4;
const REPLIES = 4;
/** Every so many of them wants no more texts. */
const STOPS = 40;

/** A second of the soak, as it was seen. */
interface Sample {
  readonly api_mb: number;
  readonly worker_mb: number;
  readonly bytes_a_message: number;
}

/**
 * Ten minutes of bookings, reminders on real timers, replies by the webhook, answers and opt-outs: how long what comes
 * in waits to be decided upon, and whether memory and tables grow by more than what is stored.
 */
export async function soak(): Promise<readonly Figure[]> {
  const stage = await openStage(oneReminder);
  try {
    const worker = await stage.startWorker();
    const samples: Sample[] = [];
    const batches: Batch[] = [];
    const began = performance.now();
    for (let second = 0; second < SECONDS; second += 1) {
      const batch = await bookMany(stage.clinic, { count: BOOKED, minutes: 62 });
      batches.push(batch);
      await stage.nudger.start(batch.refs);
      await reply(stage, second);
      samples.push({
        api_mb: await residentMbNow(stage.api.pid),
        worker_mb: await residentMbNow(worker.pid),
        bytes_a_message: await bytesAMessage(stage),
      });
      await setTimeout(Math.max(0, began + (second + 1) * 1_000 - performance.now()));
    }
    await allAccepted(batches);
    await settled(stage);
    const lags = await lagsOf(stage);
    const texts = await carrierTexts(stage.carrier, stage.clinic);
    const { sent } = await count(stage);
    // The first part fills caches and connections.
    const flat = (id: string, unit: string, of: (sample: Sample) => number) =>
      figureOf({
        ...{ id, unit, goal: '≤ 1.1× of before' },
        rounds: [{ value: median(part(samples, 0.8, 1).map(of)), baseline: median(part(samples, 0.4, 0.6).map(of)) }],
        holds: ({ ratio }) => ratio <= 1.1,
      });
    return [
      figureOf({
        ...{ id: 'soak.lag', unit: `ms p99 of ${lags.count} inputs`, goal: '≤ 1000 ms' },
        rounds: [{ value: lags.p99, baseline: 1_000 }],
        holds: ({ value }) => value <= 1_000,
      }),
      flat('soak.worker', 'MB', ({ worker_mb }) => worker_mb),
      flat('soak.api', 'MB', ({ api_mb }) => api_mb),
      flat('soak.tables', 'bytes a message', ({ bytes_a_message }) => bytes_a_message),
      figureOf({
        ...{ id: 'soak.texts', unit: "in the carrier's list", goal: 'as many as we sent' },
        rounds: [{ value: texts.length, baseline: sent }],
        holds: ({ value, baseline }) => value === baseline,
      }),
    ];
  } finally {
    await stage.close();
  }
}

function part(samples: readonly Sample[], from: number, to: number): readonly Sample[] {
  return samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));
}

/** Some clients who have our reminder write, most that they are late. */
async function reply(stage: Stage, second: number): Promise<void> {
  const { clinic, url: api_url } = stage;
  const phones = await clinic.sql<{ phone: string }>(
    `select to_address as phone from message where account_id = $1 and kind = 'auto_message' and status in ('accepted', 'delivered')
     order by random() limit $2`,
    [clinic.account_id, REPLIES],
  );
  await Promise.all(
    phones.map(async ({ phone }, index) => {
      const number = second * REPLIES + index;
      const form = {
        Body: number % STOPS === STOPS - 1 ? 'STOP' : 'running late',
        From: phone,
        MessageSid: `SM${String(number).padStart(32, '0')}`,
        To: clinic.phone,
      };
      const status = await signedWebhook({ clinic, api_url }, { path: 'messages', form });
      if (status !== 200) throw new Error(`the reply of ${phone} was answered with ${status}`);
    }),
  );
}

/** Tables with their indexes and what lies dead in them, by each message that is stored. */
async function bytesAMessage({ clinic: { sql } }: Stage): Promise<number> {
  const [row] = await sql<{ bytes: number }>(
    `select sum(pg_total_relation_size(c.oid))::float8 / (select greatest(count(*), 1) from message) as bytes
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  );
  return row?.bytes ?? Number.NaN;
}

/** How long what asks for a look waited for it, from its commit to the decision; the relay's rounds are in it. */
async function lagsOf({ clinic: { sql } }: Stage): Promise<{ readonly p99: number; readonly count: number }> {
  const [row] = await sql<{ p99: number; count: number }>(
    `select percentile_disc(0.99) within group (order by extract(epoch from handled_at - created_at) * 1000)::float8 as p99,
       count(*)::int as count from sequence_input where not lazy and handled_at is not null`,
  );
  return row ?? { p99: Number.NaN, count: 0 };
}

/** Waits until nothing is left to decide upon or on its way. */
async function settled({ clinic: { sql } }: Stage): Promise<void> {
  await eventually(
    async () => {
      const [left] = await sql<{ inputs: number; messages: number }>(
        `select (select count(*)::int from sequence_input where handled_at is null and not lazy) as inputs,
           (select count(*)::int from message where status in ('due', 'sending') and channel = 'sms') as messages`,
      );
      if (left === undefined || left.inputs + left.messages > 0)
        throw new Error(`${left?.inputs} inputs and ${left?.messages} messages are left`);
    },
    { timeout_ms: 60_000, every_ms: 250 },
  );
}

async function count({ clinic: { sql } }: Stage): Promise<{ readonly sent: number }> {
  const [row] = await sql<{ sent: number }>(
    `select count(*)::int as sent from message where direction = 'out' and channel = 'sms' and status in ('accepted', 'delivered')`,
  );
  return row ?? { sent: 0 };
}
