import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { freePortRow } from '../harness/start-product.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';
import { signedWebhook } from './signed-webhook.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic({ ask_providers_every: '1s' });
});

afterAll(() => kept.close());

const REMINDERS = 40;
const REPLIES = 6;
const numbers = Array.from({ length: REMINDERS }, (_, index) => `+1202555${8300 + index}`);

/** Temporal misses a worker's delivery after the heartbeat timeout; an answer that the killed API had in its hands is missed after a minute. */
const DRAINED = { timeout_ms: 200_000, every_ms: 200 };

const listed = () => kept.carrier.list({ sid: kept.clinic.account_sid, auth_token: kept.clinic.auth_token });

interface Reminder {
  readonly phone: string;
  readonly status: string;
  readonly state: string;
}

const reminders = () =>
  kept.clinic.sql<Reminder>(
    `select m.to_address as phone, m.status, p.state from message m
     join sequence s on s.id = m.sequence_id join participant p on p.id = s.participant_id
     where m.auto_message_id = 'msg_day' order by m.to_address`,
  );

it('two APIs and three workers in a rush, one of each killed on the way: nobody is told twice, each reply counts once', async () => {
  const port = await freePortRow();
  const second_url = `http://127.0.0.1:${port}`;
  const [second, worker] = await Promise.all([
    kept.startApi({ KEPT_PORT: String(port), KEPT_PUBLIC_URL: second_url }),
    kept.startWorker(),
    kept.startWorker(),
    kept.startWorker(),
  ]);
  const booked = await Promise.all(numbers.map((phone) => kept.book({ phone })));
  await kept.carrier.fault({ kind: 'latency', ms: 300, match: { path: '/Messages.json' } });
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  const reached = await eventually(
    async () => {
      const delivered = (await reminders()).filter(({ status }) => status === 'delivered');
      expect(delivered.length).toBeGreaterThanOrEqual(2 * REPLIES);
      return delivered.map(({ phone }) => phone).slice(0, 2 * REPLIES);
    },
    { every_ms: 20 },
  );

  const reply = (phone: string, api_url: string) =>
    signedWebhook(
      { clinic: kept.clinic, api_url },
      {
        path: 'messages',
        form: { MessageSid: `SMyes${phone.slice(1)}`, From: phone, To: kept.clinic.phone, Body: '1' },
      },
    ).catch(() => null);
  const toBoth = (phones: readonly string[]) =>
    Promise.all(phones.flatMap((phone) => [reply(phone, kept.api_url), reply(phone, second_url)]));
  const killing = worker.kill();
  expect(new Set(await toBoth(reached.slice(0, REPLIES)))).toEqual(new Set([200]));
  await killing;
  const [answers] = await Promise.all([toBoth(reached.slice(REPLIES)), second.kill()]);
  expect(answers.filter((status) => status !== null && status !== 200)).toEqual([]);
  expect(answers.filter((status) => status === 200).length).toBeGreaterThanOrEqual(REPLIES);

  await eventually(async () => {
    const has = new Set((await listed()).map(({ to }) => to));
    const all = await reminders();
    expect(all.map(({ phone, status }) => ({ phone, status }))).toEqual(
      numbers.map((phone) => ({ phone, status: has.has(phone) ? 'delivered' : 'unknown' })),
    );
    expect(all.filter(({ state }) => state === 'confirmed').map(({ phone }) => phone)).toEqual(reached.toSorted());
    expect(await kept.clinic.sql(`select 1 from message where status in ('due', 'sending')`)).toEqual([]);
    const unknown = await kept.clinic.sql<{ id: string }>(`select id from message where status = 'unknown'`);
    expect(await kept.toldUnknown()).toEqual(expect.arrayContaining(unknown.map(({ id }) => id)));
  }, DRAINED);
  expect(await kept.clinic.sql(`select from_address from message where kind = 'reply'`)).toHaveLength(2 * REPLIES);
  const texts = (await listed()).map(({ to, body }) => `${to} ${body}`);
  expect(new Set(texts).size).toBe(texts.length);
  // What was unknown is found in the carrier's list.
  await eventually(async () => {
    const sent = await kept.clinic.sql<{ provider_id: string }>(
      `select provider_id from message where direction = 'out' and channel = 'sms' and status in ('accepted', 'delivered')`,
    );
    expect((await listed()).map(({ sid }) => sid).toSorted()).toEqual(
      sent.map(({ provider_id }) => provider_id).toSorted(),
    );
  });
});
