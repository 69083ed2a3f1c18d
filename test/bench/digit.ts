import { createHmac } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { createHotPool } from '@kept/persistence/pool';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { called } from '../fixtures/called.ts';
import { firstMessages, type FirstMessage } from './first-messages.ts';
import { duringBulk } from './bulk-rush.ts';
import { figureOf, type Figure, type Round } from './figure.ts';
import { oneReminder } from './one-reminder.ts';
import { percentile } from './percentile.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';
import { sized } from './sized.ts';
import { openStage } from './stage.ts';

const ROUNDS = 5;
const CALLS = 12;
/** What is dialled in each call: three times something to say, then what ends it. */
const DIGITS = ['3', '3', '3', '1'];

const CALLS_IN_RUSH = sized(600);

/** From a digit's request to the TwiML that answers it, against a bare route that writes one row in a transaction. */
export async function digit(): Promise<readonly Figure[]> {
  return [...(await whileIdle()), ...(await whileBulkWaits())];
}

type Served = Pick<ServedClinic, 'clinic' | 'url'>;

interface Waits {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

async function whileIdle(): Promise<readonly Figure[]> {
  const served = await serveClinic(called);
  const bare = await openBareRoute(served.superuser_url);
  try {
    const pool = createHotPool({ app_url: served.app_url, max: 4 });
    const calls = await firstMessages({ ...served, pool, cache: new DefinitionCache(), count: (ROUNDS + 1) * CALLS });
    await pool.end();
    const rounds: Waits[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const ours = await dialIn(served, calls.slice(round * CALLS, (round + 1) * CALLS));
      rounds.push({ ours, theirs: await bare.ask(ours.length) });
    }
    // The first round warms both up.
    return figuresOf('digit', rounds.slice(1));
  } finally {
    await bare.close();
    await served.close();
  }
}

/** Two thousand reminders of another clinic go out meanwhile, at fifty a second. */
async function whileBulkWaits(): Promise<readonly Figure[]> {
  const stage = await openStage(called);
  const bare = await openBareRoute(stage.superuser_url);
  try {
    const clinic = await stage.openTenant(oneReminder);
    const calls = (await firstMessages({ ...stage, count: CALLS_IN_RUSH })).values();
    await stage.startWorker();
    const ours: number[] = [];
    const theirs: number[] = [];
    const meanwhile = async () => {
      const call = calls.next().value;
      if (call === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
      else ours.push(...(await dialIn(stage, [call])));
      theirs.push(...(await bare.ask(1)));
    };
    await duringBulk(stage, { clinic, meanwhile });
    return figuresOf('digit.rush', [{ ours, theirs }]);
  } finally {
    await bare.close();
    await stage.close();
  }
}

function figuresOf(id: string, waits: readonly Waits[]): readonly Figure[] {
  const at = (hundredths: number): readonly Round[] =>
    waits.map(({ ours, theirs }) => ({
      value: percentile(ours, hundredths),
      baseline: percentile(theirs, hundredths),
    }));
  return [
    figureOf({
      ...{ id: `${id}.p50`, unit: 'ms', goal: '≤ 50 ms', rounds: at(50) },
      holds: ({ value }) => value <= 50,
    }),
    figureOf({
      ...{ id: `${id}.p99`, unit: 'ms', goal: '≤ 300 ms', rounds: at(99) },
      holds: ({ value }) => value <= 300,
    }),
  ];
}

/** Milliseconds from each digit to its answer, one call after the other. */
async function dialIn(served: Served, calls: readonly FirstMessage[]): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const { attempt_id, provider_id } of calls) {
    const ask = (path: string, form: Readonly<Record<string, string>>) =>
      askSigned(served, { path: `calls/${attempt_id}/${path}?locale=en`, form: { CallSid: provider_id, ...form } });
    await ask('answer', {});
    for (const [at, key] of DIGITS.entries()) {
      const began = performance.now();
      await ask(`digits/${at + 1}`, { Digits: key });
      waits.push(performance.now() - began);
    }
  }
  return waits;
}

async function askSigned(
  { clinic, url: root }: Served,
  { path, form }: { readonly path: string; readonly form: Readonly<Record<string, string>> },
): Promise<void> {
  const at = `/v1/webhooks/twilio/${clinic.account_id}/${path}`;
  const fields = { AccountSid: clinic.account_sid, ...form };
  const words = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const signature = createHmac('sha1', clinic.auth_token)
    .update(root + at + words.flat().join(''))
    .digest('base64');
  const answer = await fetch(root + at, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    body: new URLSearchParams(fields).toString(),
  });
  const twiml = await answer.text();
  if (!twiml.includes('<Say')) throw new Error(`${path} answered ${answer.status}: ${twiml}`);
}

/** A route that does the least anybody could do: one row, in a transaction, and a word back. */
async function openBareRoute(superuser_url: string) {
  const pool = new pg.Pool({ connectionString: superuser_url, max: 4 });
  await pool.query('create table bare_digit (id serial primary key, digit text not null)');
  const app = fastify();
  app.post('/', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query('insert into bare_digit (digit) values ($1)', ['1']);
    await client.query('commit');
    client.release();
    return '<Response/>';
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ask: async (count: number): Promise<readonly number[]> => {
      const waits: number[] = [];
      for (let n = 0; n < count; n += 1) {
        const began = performance.now();
        await (await fetch(url, { method: 'POST' })).text();
        waits.push(performance.now() - began);
      }
      return waits;
    },
    close: async () => {
      await app.close();
      await pool.end();
    },
  };
}
