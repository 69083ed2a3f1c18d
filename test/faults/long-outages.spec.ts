import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bothChannels } from '../fixtures/both-channels.ts';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestPostgres } from '../harness/start-postgres.ts';
import { startTemporal, type TestTemporal } from '../harness/start-temporal.ts';
import { expectNoDouble } from './expect-no-double.ts';
import { ownPostgres } from './own-postgres.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';
import { signedWebhook } from './signed-webhook.ts';

let kept: RunningClinic;
let postgres: TestPostgres;
let temporal: TestTemporal;

beforeAll(async () => {
  const [own, server] = await Promise.all([ownPostgres(), startTemporal({ keep: 'in a file' })]);
  ({ postgres } = own);
  temporal = server;
  kept = await openRunningClinic({
    definition: bothChannels,
    database: own.database,
    temporal_address: temporal.address,
    ask_providers_every: '1s',
  });
  await Promise.all([kept.startWorker(), kept.startWorker()]);
});

afterAll(async () => {
  await kept.close();
  await Promise.all([temporal.stop('SIGKILL'), postgres.stop('SIGKILL')]);
});

/** A bound for what hangs: Temporal tries again ever more slowly. */
const RECOVERED = { timeout_ms: 200_000, every_ms: 200 };
const RECOVERY_ENDS = 300_000;

const AWAY_MS = 30_000;
/** Webhooks under way at a time, all the while. */
const FLOOD = 8;
/** A process that cannot reach its database says so, and does not fill the disk with it. */
const MOST_LINES = 3_000;

const phonesOf = (series: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+1202555${series + index}`);

async function isSettled(): Promise<void> {
  expect(
    await kept.clinic.sql(
      `select id::text, status from message where status in ('due', 'sending')
       union all select source_key, 'input' from sequence_input where handled_at is null and not lazy`,
    ),
  ).toEqual([]);
}

interface Reminder {
  readonly phone: string;
  readonly status: string;
  readonly state: string;
}

const remindersOf = (booked: readonly Booked[]) =>
  kept.clinic.sql<Reminder>(
    `select m.to_address as phone, m.status, p.state from message m
     join sequence s on s.id = m.sequence_id join participant p on p.id = s.participant_id
     where s.id = any($1) and m.auto_message_id = 'msg_day' and m.status_reason is distinct from 'condition_false'
     order by m.to_address`,
    [booked.map(({ sequence_id }) => sequence_id)],
  );

const callSchema = z.object({
  status: z.string(),
  listens: z.object({}).nullable(),
  lines: z.array(z.record(z.string(), z.unknown())),
  problems: z.array(z.unknown()),
});

/** The call that rings for this booking: how it stands, and what the person at the phone does. */
async function ringing({ sequence_id }: Booked) {
  const sid = await eventually(async () => {
    const [attempt] = await kept.clinic.sql<{ provider_id: string }>(
      `select at.provider_id from delivery_attempt at join message m on m.id = at.message_id
       where m.sequence_id = $1 and m.channel = 'call' and at.provider_id is not null`,
      [sequence_id],
    );
    if (attempt === undefined) throw new Error('no call was placed');
    return attempt.provider_id;
  });
  const call = async () => callSchema.parse(await kept.carrier.control('GET', `/calls/${sid}`));
  const act = (what: object) => kept.carrier.control('POST', `/calls/${sid}`, what);
  await eventually(async () => expect(await call()).toMatchObject({ status: 'ringing' }));
  return { call, act };
}

it(
  'PostgreSQL away for half a minute amid deliveries, webhooks flooding in: each is refused, nothing else is flooded, and afterwards every reply and reminder is there once',
  async () => {
    const phones = phonesOf(8800, 40);
    const booked = await Promise.all(phones.map((phone) => kept.book({ phone })));
    await kept.carrier.fault({ kind: 'latency', ms: 1_500, match: { path: '/Messages.json' } });
    await kept.jumpToWakeOf(...booked);
    await kept.nudge(...booked);
    const replying = await eventually(
      async () => {
        const delivered = (await remindersOf(booked)).filter(({ status }) => status === 'delivered');
        expect(delivered.length).toBeGreaterThanOrEqual(4);
        return delivered.slice(0, 4).map(({ phone }) => phone);
      },
      { every_ms: 20 },
    );
    const lines_before = kept.printed().split('\n').length;

    // With deliveries under way, whose heartbeats and records find no database.
    await postgres.stop('SIGQUIT');
    const back_at = performance.now() + AWAY_MS;
    for (const phone of replying) expect(await kept.say(phone, '1')).toBeGreaterThanOrEqual(500);
    const answers = new Set<number>();
    let asked = 0;
    const flood = async (): Promise<void> => {
      while (performance.now() < back_at) {
        const form = { MessageSid: `SMflood${asked}`, From: '+12025558999', To: kept.clinic.phone, Body: '1' };
        asked += 1;
        answers.add(await signedWebhook(kept, { path: 'messages', form }));
      }
    };
    await Promise.all(Array.from({ length: FLOOD }, flood));
    expect([...answers].filter((status) => status < 500)).toEqual([]);
    expect(asked).toBeGreaterThan(FLOOD);
    const lines = kept.printed().split('\n').length - lines_before - 2 * asked;
    expect(lines).toBeLessThan(MOST_LINES);
    await postgres.start();
    await kept.carrier.clearFaults();

    await eventually(async () => {
      await isSettled();
      // The carrier does not try again: what it could not deliver was fetched.
      const confirmed = (await remindersOf(booked)).filter(({ state }) => state === 'confirmed');
      expect(confirmed.map(({ phone }) => phone)).toEqual(replying);
    }, RECOVERED);
    // Nor does it report twice: in an hour what it did with each is asked for.
    await kept.clinic.sql(
      `update delivery_attempt set started_at = clock_timestamp() - interval '1 hour' + interval '3 seconds' where outcome = 'accepted'`,
    );
    await eventually(async () => {
      const has = new Set((await kept.carrier.list(account())).map(({ to }) => to));
      expect((await remindersOf(booked)).map(({ phone, status }) => ({ phone, status }))).toEqual(
        phones.map((phone) => ({ phone, status: has.has(phone) ? 'delivered' : 'unknown' })),
      );
    }, RECOVERED);
    const kept_replies = await kept.clinic.sql<{ from_address: string }>(
      `select from_address from message where kind = 'reply' order by from_address`,
    );
    expect(kept_replies.map(({ from_address }) => from_address)).toEqual(replying);
    await expectNoDouble(kept);
  },
  RECOVERY_ENDS,
);

const account = () => ({ sid: kept.clinic.account_sid, auth_token: kept.clinic.auth_token });

it(
  'Temporal away for ten minutes of the account’s time amid a rush: calls that ring are answered to their end, replies and opt-outs count at once, and what fell due meanwhile goes out afterwards, once',
  async () => {
    const [confirming, stopping, ...rushing] = phonesOf(8900, 14);
    const [ring_one, ring_other] = phonesOf(8950, 2);
    const due_meanwhile = '+12025558990';
    if (confirming === undefined || stopping === undefined || ring_one === undefined || ring_other === undefined)
      throw new Error('no numbers');
    for (const phone of [ring_one, ring_other])
      await kept.carrier.control('PUT', `/accounts/${kept.clinic.account_sid}/phones/${phone}/manner`, {
        kind: 'ring',
      });
    const texts = await Promise.all([confirming, stopping, ...rushing].map((phone) => kept.book({ phone })));
    const calls = await Promise.all(
      [ring_one, ring_other].map((phone) => kept.book({ phone, title: 'Cleaning, by phone' })),
    );
    const [first_call, other_call] = calls;
    if (first_call === undefined || other_call === undefined) throw new Error('no calls');
    await kept.jumpToWakeOf(...texts, ...calls);
    await kept.nudge(...calls);
    const at_phones = await Promise.all([ringing(first_call), ringing(other_call)]);
    await kept.nudge(...texts.slice(0, 2));
    await eventually(async () =>
      expect((await remindersOf(texts.slice(0, 2))).map(({ status }) => status)).toEqual(['delivered', 'delivered']),
    );
    await kept.carrier.fault({ kind: 'latency', ms: 1_000, match: { path: '/Messages.json' } });
    const [, , ...still_due] = texts;
    await kept.nudge(...still_due);
    await eventually(async () =>
      expect((await Promise.all(rushing.map((phone) => kept.carrier.sends(phone)))).flat().length).toBeGreaterThan(0),
    );

    await temporal.stop('SIGKILL');
    const [one, other] = at_phones;
    await one.act({ act: 'answer' });
    await other.act({ act: 'answer' });
    const listens = ({ call }: typeof one) => eventually(async () => expect((await call()).listens).not.toBeNull());
    await listens(one);
    await one.act({ act: 'press', key: '1' });
    await listens(other);
    await other.act({ act: 'press', key: '2' });
    await eventually(async () =>
      expect(JSON.stringify((await other.call()).lines)).toContain('To ask for another time, press 1.'),
    );
    await listens(other);
    await other.act({ act: 'press', key: '1' });
    const stateOf = async ({ participant_id }: Booked) =>
      (await kept.clinic.sql<{ state: string }>('select state from participant where id = $1', [participant_id]))[0]
        ?.state;
    await eventually(async () => {
      expect(await stateOf(first_call)).toBe('confirmed');
      expect(await stateOf(other_call)).toBe('reschedule_requested');
    });
    expect((await Promise.all(at_phones.map(({ call }) => call()))).flatMap(({ problems }) => problems)).toEqual([]);
    expect(await kept.say(confirming, '1')).toBe(200);
    expect(await kept.say(stopping, 'STOP')).toBe(200);
    expect(await kept.clinic.sql('select address from stop_list_entry')).toEqual([{ address: stopping }]);
    const meanwhile = await kept.clinic.book({ phone: due_meanwhile });
    await kept.clinic.sql('update account set clock_offset_ms = clock_offset_ms + 600000');
    expect(await (await fetch(`${kept.api_url}/health`)).json()).toMatchObject({ status: 'degraded' });

    await temporal.start();
    await kept.carrier.clearFaults();
    await eventually(async () => {
      await isSettled();
      const has = new Set((await kept.carrier.list(account())).map(({ to }) => to));
      expect((await remindersOf(texts)).map(({ phone, status }) => ({ phone, status }))).toEqual(
        [confirming, stopping, ...rushing].map((phone) => ({
          phone,
          status: has.has(phone) ? 'delivered' : 'unknown',
        })),
      );
      expect(
        await kept.clinic.sql('select 1 from sequence where id = $1 and last_decided_at is null', [
          meanwhile.sequence_id,
        ]),
      ).toEqual([]);
      expect((await remindersOf(texts)).filter(({ state }) => state === 'confirmed')).toMatchObject([
        { phone: confirming },
      ]);
    }, RECOVERED);
    // The one answer to a STOP, and nothing after it.
    expect(await kept.carrier.texts(stopping)).toHaveLength(2);
    await kept.jumpToWakeOf(meanwhile);
    await kept.nudge(meanwhile);
    await eventually(async () => expect(await kept.carrier.texts(due_meanwhile)).toHaveLength(1));
    await eventually(isSettled);
    await expectNoDouble(kept);
  },
  RECOVERY_ENDS,
);
