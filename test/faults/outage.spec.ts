import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestPostgres } from '../harness/start-postgres.ts';
import { startTemporal, type TestTemporal } from '../harness/start-temporal.ts';
import { ownPostgres } from './own-postgres.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let postgres: TestPostgres;
let temporal: TestTemporal;

beforeAll(async () => {
  const [own, server] = await Promise.all([ownPostgres(), startTemporal({ keep: 'in a file' })]);
  ({ postgres } = own);
  temporal = server;
  kept = await openRunningClinic({ database: own.database, temporal_address: temporal.address });
  await kept.startWorker();
});

/** What hangs here hangs rarely: whoever sees it sees also what the processes said last. */
const LAST_LINES = 80;
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(kept.printed().split('\n').slice(-LAST_LINES).join('\n')));
});

afterAll(async () => {
  await kept.close();
  await Promise.all([temporal.stop('SIGKILL'), postgres.stop('SIGKILL')]);
});

/** A bound for what hangs: Temporal tries again ever more slowly, and a busy machine has missed more tries by then. */
const RECOVERED = { timeout_ms: 200_000, every_ms: 200 };
const RECOVERY_ENDS = 300_000;

const phones = (series: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+1202555${series}${String(index).padStart(2, '0')}`);

async function bookAll(numbers: readonly string[]): Promise<readonly Booked[]> {
  const booked: Booked[] = [];
  for (const phone of numbers) booked.push(await kept.book({ phone }));
  return booked;
}

async function isSettled(booked: readonly Booked[]): Promise<void> {
  const rows = await kept.clinic.sql<{ status: string }>(
    `select status from message where sequence_id = any($1) and status in ('due', 'sending')
     union all select 'input' from sequence_input where sequence_id = any($1) and handled_at is null and not lazy`,
    [booked.map(({ sequence_id }) => sequence_id)],
  );
  expect(rows).toEqual([]);
}

async function areReminded(booked: readonly Booked[]): Promise<void> {
  await eventually(async () => {
    await isSettled(booked);
    expect(await endings(booked)).toEqual({ delivered: booked.length });
  }, RECOVERED);
}

async function endings(booked: readonly Booked[]): Promise<Readonly<Record<string, number>>> {
  const rows = await kept.clinic.sql<{ status: string; n: number }>(
    `select status, count(*)::int as n from message where sequence_id = any($1) and auto_message_id = 'msg_day' group by status`,
    [booked.map(({ sequence_id }) => sequence_id)],
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

describe('PostgreSQL away for some seconds while reminders go out', () => {
  it.each([
    ['stopped', 'SIGINT', 60],
    ['crashed', 'SIGQUIT', 61],
  ] as const)(
    'and %s: webhooks say so, every reminder goes out, and none twice',
    async (_how, signal, series) => {
      const numbers = phones(series, 40);
      await kept.carrier.fault({ kind: 'latency', ms: 300 });
      const booked = await bookAll(numbers);
      await kept.jumpToWakeOf(...booked);
      await kept.nudge(...booked);
      await eventually(
        async () => {
          const sends = await Promise.all(numbers.map((phone) => kept.carrier.sends(phone)));
          expect(sends.flat().length).toBeGreaterThan(5);
        },
        { every_ms: 20 },
      );
      await postgres.stop(signal);
      const [client = ''] = numbers;
      expect(await kept.say(client, '1')).toBeGreaterThanOrEqual(500);
      await postgres.start();
      await kept.carrier.clearFaults();

      await eventually(async () => {
        await isSettled(booked);
        const ended = await endings(booked);
        expect(Object.values(ended).reduce((sum, n) => sum + n, 0)).toBe(numbers.length);
      }, RECOVERED);
      for (const phone of numbers) expect((await kept.carrier.texts(phone)).length).toBeLessThanOrEqual(1);
      const ended = await endings(booked);
      // A reminder may only be left unsent where nobody can know whether it was taken for sending.
      const texts = await Promise.all(numbers.map((phone) => kept.carrier.texts(phone)));
      expect(texts.flat()).toHaveLength((ended['accepted'] ?? 0) + (ended['delivered'] ?? 0));
      expect(ended['failed'] ?? 0).toBe(0);
      expect(ended['unknown'] ?? 0).toBeLessThanOrEqual(3);
      const unknown = await kept.clinic.sql<{ id: string }>(
        `select id from message where status = 'unknown' and sequence_id = any($1)`,
        [booked.map(({ sequence_id }) => sequence_id)],
      );
      expect(await kept.toldUnknown()).toEqual(expect.arrayContaining(unknown.map(({ id }) => id)));
    },
    RECOVERY_ENDS,
  );
});

describe('Temporal away', () => {
  it(
    'while clients answer and opt out: all is stored at once, opt-outs hold, and afterwards everything is caught up',
    async () => {
      const [confirming = '', stopping = '', stopping_early = ''] = phones(62, 3);
      const [to_confirm, to_stop] = await bookAll([confirming, stopping]);
      if (to_confirm === undefined || to_stop === undefined) throw new Error('nothing was booked');
      await kept.jumpToWakeOf(to_confirm, to_stop);
      await kept.nudge(to_confirm, to_stop);
      await areReminded([to_confirm, to_stop]);
      const early = await kept.book({ phone: stopping_early });
      await kept.jumpToWakeOf(early);

      await temporal.stop();
      expect(await kept.say(confirming, 'running late')).toBe(200);
      expect(await kept.say(confirming, '1')).toBe(200);
      expect(await kept.say(stopping, '1')).toBe(200);
      // An answer needs no Temporal; one that has left is nothing that an opt-out could call back.
      await eventually(async () => expect(await kept.carrier.texts(stopping)).toHaveLength(2));
      expect(await kept.say(stopping, 'STOP')).toBe(200);
      expect(await kept.say(stopping_early, 'STOP')).toBe(200);
      const health = await fetch(`${kept.api_url}/health`);
      expect(health.status).toBe(200);
      expect(await health.json()).toMatchObject({ status: 'degraded' });
      expect((await fetch(`${kept.api_url}/health/ready`)).status).toBe(200);
      expect(await kept.clinic.sql(`select address from stop_list_entry order by address`)).toEqual([
        { address: stopping },
        { address: stopping_early },
      ]);

      await temporal.start();
      await eventually(async () => {
        await isSettled([to_confirm, to_stop, early]);
        expect(await kept.clinic.sql(`select id from message where status = 'due'`)).toEqual([]);
        expect(await kept.carrier.texts(confirming)).toHaveLength(3);
      }, RECOVERED);
      // Decided in the order they came; the carrier may have got the two answers in any.
      const [, ...answers] = (await kept.messages(to_confirm)).filter(
        ({ kind }) => kind !== 'reply' && kind !== 'notification',
      );
      expect(answers.map(({ kind }) => kind)).toEqual(['automatic_reply', 'system_text']);
      expect(await kept.clinic.sql(`select state from participant where id = $1`, [to_confirm.participant_id])).toEqual(
        [{ state: 'confirmed' }],
      );
      expect(await kept.carrier.texts(stopping)).toHaveLength(3);
      expect(await kept.carrier.texts(stopping_early)).toHaveLength(1);
      await kept.advance('30 minutes');
      expect(await kept.carrier.sends(stopping)).toHaveLength(3);
      expect(await kept.carrier.sends(stopping_early)).toHaveLength(1);
    },
    RECOVERY_ENDS,
  );

  it(
    'and emptied: rebuild starts what is unfinished, and nobody gets anything twice',
    async () => {
      const [told = '', answering = '', waiting = ''] = phones(63, 3);
      const [to_told, to_answering] = await bookAll([told, answering]);
      if (to_told === undefined || to_answering === undefined) throw new Error('nothing was booked');
      await kept.jumpToWakeOf(to_told, to_answering);
      await kept.nudge(to_told, to_answering);
      await areReminded([to_told, to_answering]);
      const to_waiting = await kept.book({ phone: waiting });
      await eventually(() => isSettled([to_waiting]));

      await temporal.stop('SIGKILL');
      expect(await kept.say(answering, '1')).toBe(200);
      await temporal.start('empty');
      expect(await kept.runScript('rebuild')).toMatch(/\d+ sequences? looks? again/);
      await eventually(async () => {
        await isSettled([to_told, to_answering, to_waiting]);
        expect(await kept.carrier.texts(answering)).toHaveLength(2);
      }, RECOVERED);
      expect(await kept.carrier.texts(told)).toHaveLength(1);
      await kept.advance('25 days');
      expect(await kept.carrier.texts(told)).toHaveLength(2);
      expect(await kept.carrier.texts(answering)).toHaveLength(2);
      expect((await kept.carrier.texts(waiting)).filter((text) => text.includes('see you'))).toHaveLength(1);
      expect(await kept.clinic.sql(`select id from sequence where not finished`)).toEqual([]);
    },
    RECOVERY_ENDS,
  );
});
