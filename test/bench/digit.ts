import { createHmac } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { createHotPool } from '@kept/persistence/pool';
import { claim } from '@kept/sequences/claim';
import { decide } from '@kept/sequences/decide';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { record } from '@kept/sequences/record';
import { called } from '../fixtures/called.ts';
import { figureOf, median, type Figure, type Round } from './figure.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';

const ROUNDS = 5;
const CALLS = 12;
/** What is dialled in each call: three times something to say, then what ends it. */
const DIGITS = ['3', '3', '3', '1'];

/** From a digit's request to the TwiML that answers it, against a bare route that writes one row in a transaction. */
export async function digit(): Promise<readonly Figure[]> {
  const served = await serveClinic(called);
  const bare = await openBareRoute(served);
  try {
    const calls = await placeCalls(served, (ROUNDS + 1) * CALLS);
    const rounds: { readonly ours: readonly number[]; readonly theirs: readonly number[] }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const ours = await dialIn(served, calls.slice(round * CALLS, (round + 1) * CALLS));
      rounds.push({ ours, theirs: await bare.ask(ours.length) });
    }
    // The first round warms both up.
    const measured = rounds.slice(1);
    const of = (pick: (values: readonly number[]) => number): readonly Round[] =>
      measured.map(({ ours, theirs }) => ({ value: pick(ours), baseline: pick(theirs) }));
    return [
      figureOf({
        id: 'digit.p50',
        unit: 'ms p50',
        goal: '≤ 50 ms',
        rounds: of(median),
        holds: ({ value }) => value <= 50,
      }),
      figureOf({
        id: 'digit.p99',
        unit: 'ms p99',
        goal: '≤ 300 ms',
        rounds: of((values) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN),
        holds: ({ value }) => value <= 300,
      }),
    ];
  } finally {
    await bare.close();
    await served.close();
  }
}

interface PlacedCall {
  readonly attempt_id: string;
  readonly provider_id: string;
}

/** Calls that the provider has taken, each of an appointment and a number of its own. */
async function placeCalls({ clinic, app_url }: ServedClinic, count: number): Promise<readonly PlacedCall[]> {
  const { account_id } = clinic;
  const pool = createHotPool({ app_url, max: 4 });
  const cache = new DefinitionCache();
  const booked = [];
  for (let n = 0; n < count; n += 1) booked.push(await clinic.book({ phone: `+1202555${String(4000 + n)}` }));
  for (const { sequence_id } of booked) await decide({ pool, cache, account_id, sequence_id });
  await clinic.sql(
    `update account set clock_offset_ms = clock_offset_ms + extract(epoch from
       (select max(wake_at) from sequence) - now() - clock_offset_ms * interval '1 millisecond') * 1000 + 1`,
  );
  const calls: PlacedCall[] = [];
  for (const { sequence_id } of booked) {
    const [message] = (await decide({ pool, cache, account_id, sequence_id })).dispatch;
    if (message === undefined) throw new Error('no call is due');
    const taken = await claim({ pool, cache, account_id, message_id: message.id });
    if (taken.type !== 'send') throw new Error(`the claim said ${taken.type}`);
    const { attempt_id } = taken;
    const provider_id = `CA${attempt_id.replaceAll('-', '')}`;
    await record({
      pool,
      account_id,
      message_id: message.id,
      part_ids: [],
      attempt_id,
      look_when_accepted: false,
      outcome: { type: 'accepted', provider_id, segments: null },
    });
    calls.push({ attempt_id, provider_id });
  }
  await pool.end();
  return calls;
}

/** Milliseconds from each digit to its answer, one call after the other. */
async function dialIn(served: ServedClinic, calls: readonly PlacedCall[]): Promise<readonly number[]> {
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
  { clinic, url: root }: ServedClinic,
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
async function openBareRoute({ superuser_url }: ServedClinic) {
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
