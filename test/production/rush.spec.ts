import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openPage } from '../../apps/api/src/live/live-page.spec-support.ts';
import { bothChannels } from '../fixtures/both-channels.ts';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { signIn } from '../harness/sign-in.ts';
import { freePortRow } from '../harness/start-product.ts';
import { expectNoDouble } from '../faults/expect-no-double.ts';
import type { RunningClinic } from '../faults/running-clinic.ts';
import { openProduction, type Production } from './production.ts';

let production: Production;
let kept: RunningClinic;
let second_url: string;
let workers: readonly TestProcess[];

/** Bounds for what hangs. */
const STARTS_WITHIN = 300_000;
const ENDS_WITHIN = 600_000;

beforeAll(async () => {
  production = await openProduction(bothChannels);
  ({ kept } = production);
  const port = await freePortRow();
  second_url = `http://127.0.0.1:${port}`;
  const [, ...three] = await Promise.all([
    kept.startApi({ KEPT_PORT: String(port), KEPT_PUBLIC_URL: second_url }),
    kept.startWorker(),
    kept.startWorker(),
    kept.startWorker(),
  ]);
  workers = three;
}, STARTS_WITHIN);

afterAll(() => production?.close());

const TEXTS = 80;
const CALLS = 8;
const numbersOf = (series: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+1202555${series + index}`);
const texted = numbersOf(4000, TEXTS);
const called = numbersOf(5000, CALLS);

/** A bound for what hangs: a dead worker's deliveries are given away after its heartbeats, ever more slowly tried. */
const DRAINED = { timeout_ms: 240_000, every_ms: 250 };

interface Reminder {
  readonly id: string;
  readonly phone: string;
  readonly status: string;
  readonly state: string;
  readonly provider_id: string | null;
}

const reminders = () =>
  kept.clinic.sql<Reminder>(
    `select m.id, m.to_address as phone, m.status, p.state, m.provider_id from message m
     join sequence s on s.id = m.sequence_id join participant p on p.id = s.participant_id
     where m.auto_message_id = 'msg_day' and m.status_reason is distinct from 'condition_false' order by m.to_address`,
  );

const isSent = (status: string) => status === 'accepted' || status === 'delivered';

const listed = () => kept.carrier.list({ sid: kept.clinic.account_sid, auth_token: kept.clinic.auth_token });

/** The first `count` of these whose reminder is on their phone. */
const reached = (phones: readonly string[], count: number) =>
  eventually(
    async () => {
      const delivered = new Set((await reminders()).filter(({ status }) => isSent(status)).map(({ phone }) => phone));
      const found = phones.filter((phone) => delivered.has(phone));
      expect(found.length).toBeGreaterThanOrEqual(count);
      return found.slice(0, count);
    },
    { ...DRAINED, every_ms: 20 },
  );

/** Nudges some at a time. Whom that does not reach, because a server is slow, the relay or the sweeper does. */
async function tell(booked: readonly Booked[]): Promise<void> {
  for (let from = 0; from < booked.length; from += 20)
    await kept.nudge(...booked.slice(from, from + 20)).catch(() => undefined);
}

const callSchema = z.object({ status: z.string(), listens: z.object({}).nullable() });

/** Picks up and presses 1, as soon as each can be done. */
async function confirmByPhone({ sequence_id }: Booked): Promise<void> {
  const sid = await eventually(async () => {
    const [attempt] = await kept.clinic.sql<{ provider_id: string }>(
      `select at.provider_id from delivery_attempt at join message m on m.id = at.message_id
       where m.sequence_id = $1 and m.channel = 'call' and at.provider_id is not null`,
      [sequence_id],
    );
    if (attempt === undefined) throw new Error('no call was placed');
    return attempt.provider_id;
  }, DRAINED);
  const call = async () => callSchema.parse(await kept.carrier.control('GET', `/calls/${sid}`));
  await eventually(async () => expect(await call()).toMatchObject({ status: 'ringing' }));
  await kept.carrier.control('POST', `/calls/${sid}`, { act: 'answer' });
  await eventually(async () => expect((await call()).listens).not.toBeNull());
  await kept.carrier.control('POST', `/calls/${sid}`, { act: 'press', key: '1' });
  await eventually(async () => {
    // The goodbye is over at once, as if it had been listened to.
    if ((await call()).status === 'in-progress') await kept.carrier.control('POST', `/calls/${sid}`, { act: 'skip' });
    expect(await call()).toMatchObject({ status: 'completed' });
  });
}

async function isSettled(): Promise<void> {
  expect(
    await kept.clinic.sql(
      `select id::text, status from message where status in ('due', 'sending')
       union all select source_key, 'input' from sequence_input where handled_at is null and not lazy`,
    ),
  ).toEqual([]);
}

describe('two APIs, three workers, a transaction pooler, Temporal on PostgreSQL', () => {
  it(
    'in a rush of texts and calls, a worker, an API and the pooler killed on the way: each message is accounted for, none is sent twice, every reply and digit counts',
    async () => {
      const page = await openPage({ url: second_url, browser: { cookie: await signIn(kept.clinic, second_url) } });
      for (const phone of called)
        await kept.carrier.control('PUT', `/accounts/${kept.clinic.account_sid}/phones/${phone}/manner`, {
          kind: 'ring',
        });
      const to_text = await Promise.all(texted.map((phone) => kept.clinic.book({ phone })));
      const to_call = await Promise.all(
        called.map((phone) => kept.clinic.book({ phone, title: 'Cleaning, by phone' })),
      );
      const everyone = [...to_call, ...to_text];
      await tell(everyone);
      await eventually(async () => {
        expect(await kept.clinic.sql('select id from sequence where wake_at is null')).toEqual([]);
      }, DRAINED);
      await kept.carrier.fault({ kind: 'latency', ms: 300, match: { path: '/Messages.json' } });
      await kept.jumpToWakeOf(...everyone);
      await tell(everyone);
      await Promise.all(to_call.map(confirmByPhone));

      const replying = new Set<string>();
      const reply = async (count: number): Promise<readonly (number | null)[]> => {
        const left = texted.filter((phone) => !replying.has(phone));
        const phones = await reached(left, count);
        for (const phone of phones) replying.add(phone);
        return await Promise.all(phones.map((phone) => kept.say(phone, '1')));
      };
      expect(new Set(await reply(5))).toEqual(new Set([200]));
      await workers[0]?.kill();
      expect(new Set(await reply(5))).toEqual(new Set([200]));
      // The one that the carrier speaks with.
      await kept.api.kill();
      expect((await reply(3)).filter((status) => status === 200)).toEqual([]);
      await kept.startApi();
      expect(new Set(await reply(3))).toEqual(new Set([200]));
      await production.pooler.kill();
      const without = await Promise.all(called.slice(0, 3).map((phone) => kept.say(phone, 'STOP')));
      expect(without.filter((status) => status === null || status < 500)).toEqual([]);
      await production.pooler.start();

      const lost = await eventually(async () => {
        await isSettled();
        const all = await reminders();
        const has = new Set((await listed()).map(({ to, body }) => (body.includes('see you') ? to : '')));
        // The carrier reports once: what it had to say while nobody answered is not heard, and the text stays accepted.
        expect(all.map(({ phone, status }) => ({ phone, is_sent: isSent(status), status }))).toEqual(
          texted.map((phone) => ({
            phone,
            is_sent: has.has(phone),
            status: has.has(phone) ? expect.any(String) : 'unknown',
          })),
        );
        const unknown = all.filter(({ status }) => status === 'unknown');
        expect(await kept.toldUnknown()).toEqual(expect.arrayContaining(unknown.map(({ id }) => id)));
        return unknown;
      }, DRAINED);
      console.log(`of ${TEXTS} reminders, ${lost.length} were left to a person`);
      for (const { id } of lost)
        expect(
          await kept.request({ method: 'POST', path: `/v1/messages/${id}/resolve`, body: { as: 'resend' } }),
        ).toMatchObject({ status: 204 });

      await eventually(async () => {
        await isSettled();
        expect((await reminders()).filter(({ status }) => !isSent(status))).toEqual([]);
        const confirmed = await kept.clinic.sql<{ phone: string }>(
          `select phone from participant where state = 'confirmed' order by phone`,
        );
        expect(confirmed.map(({ phone }) => phone)).toEqual([...replying, ...called].toSorted());
        const stopped = await kept.clinic.sql<{ address: string }>(
          'select address from stop_list_entry order by address',
        );
        expect(stopped.map(({ address }) => address)).toEqual(called.slice(0, 3));
      }, DRAINED);
      expect((await reminders()).filter(({ provider_id }) => provider_id !== null)).toHaveLength(TEXTS);
      // Answers that the killed API had on their way are given up a minute later, and found in the carrier's list.
      await eventually(() => expectNoDouble(kept), DRAINED);
      const replies = await kept.clinic.sql<{ n: number }>(
        `select count(*)::int as n from message where kind = 'reply' and channel = 'sms'`,
      );
      expect(replies).toEqual([{ n: replying.size + 3 }]);
      const calls = await kept.clinic.sql<{ outcome: string | null }>('select outcome from call');
      expect(calls).toEqual(called.map(() => ({ outcome: 'completed' })));

      // The page has heard all the while, past the pooler.
      const heard = page.events.length;
      expect(heard).toBeGreaterThan(5);
      const { status } = await kept.request({
        method: 'PATCH',
        path: `/v1/events/${to_text[0]?.appointment_id}`,
        body: { title: 'Told live' },
      });
      expect(status).toBe(200);
      await eventually(() => expect(page.events.length).toBeGreaterThan(heard));
      page.close();
    },
    ENDS_WITHIN,
  );
});
