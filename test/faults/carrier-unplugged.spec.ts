import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdSequence } from '@kept/sequences/hold-sequence';
import { createHotPool } from '@kept/persistence/pool';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic({ ask_providers_every: '1s' });
  await Promise.all([kept.startWorker(), kept.startWorker()]);
});

afterAll(() => kept.close());

const REMINDERS = 80;
const numbers = Array.from({ length: REMINDERS }, (_, index) => `+1202555${8200 + index}`);
/** The carrier has no such numbers. */
const IMPOSSIBLE = numbers.slice(0, 2);
/** The carrier takes their reminders and never answers: unplugged, it has what nobody here knows of. */
const TAKEN_UNANSWERED = numbers.slice(2, 5);

/** A bound for what hangs. */
const DRAINED = { timeout_ms: 60_000, every_ms: 200 };

interface Reminder {
  readonly id: string;
  readonly phone: string;
  readonly status: string;
  readonly reason: string | null;
  readonly provider_id: string | null;
  readonly tries: number;
  readonly sequence_id: string;
  readonly is_held: boolean;
}

const reminders = () =>
  kept.clinic.sql<Reminder>(
    `select m.id, m.to_address as phone, m.status, m.status_reason as reason, m.provider_id, m.sequence_id,
       (select count(*)::int from delivery_attempt a where a.message_id = m.id) as tries, s.held_at is not null as is_held
     from message m join sequence s on s.id = m.sequence_id where m.auto_message_id = 'msg_day' order by m.to_address`,
  );

const isOnItsWay = (status: string) => status === 'due' || status === 'sending';

const listed = () => kept.carrier.list({ sid: kept.clinic.account_sid, auth_token: kept.clinic.auth_token });

/** Everyone's reminder falls due at a carrier that takes its time; answers amid the rush. */
async function rush(): Promise<readonly Booked[]> {
  const booked = await Promise.all(numbers.map((phone) => kept.book({ phone })));
  for (const to of IMPOSSIBLE) await kept.carrier.fault({ kind: 'error_code', code: 21211, match: { to } });
  for (const to of TAKEN_UNANSWERED) {
    await kept.carrier.fault({ kind: 'hang_after_accept', match: { to } });
    // Its reports come too late to help.
    await kept.carrier.fault({ kind: 'callbacks', callbacks: { delay_ms: 3_600_000 }, match: { to } });
  }
  await kept.carrier.fault({ kind: 'latency', ms: 300, match: { path: '/Messages.json' } });
  // However fast the machine is, some are still to go when the first quarter is with the carrier.
  await kept.clinic.sql('update sender set rate_per_second = 30');
  await kept.jumpToWakeOf(...booked);
  const first = TAKEN_UNANSWERED.length + IMPOSSIBLE.length;
  await kept.nudge(...booked.slice(0, first));
  await eventually(
    async () => expect((await listed()).map(({ to }) => to)).toEqual(expect.arrayContaining(TAKEN_UNANSWERED)),
    { every_ms: 20 },
  );
  await kept.nudge(...booked.slice(first));
  await eventually(async () => expect((await listed()).length).toBeGreaterThan(REMINDERS / 4), { every_ms: 20 });
  return booked;
}

async function hold(sequence_id: string): Promise<void> {
  const pool = createHotPool({ app_url: kept.database.app_url, max: 1 });
  await holdSequence({ pool, account_id: kept.clinic.account_id, sequence_id, reason: 'by a member of staff' });
  await pool.end();
}

it('a carrier unplugged amid eighty reminders and plugged in again: each is accounted for, and the carrier’s list has no double', async () => {
  const booked = await rush();
  await kept.carrier.kill();

  // It stays away until everything that has not gone out was tried in vain, again and again.
  const waiting = await eventually(async () => {
    const all = await reminders();
    const left = all.filter(({ status, phone }) => isOnItsWay(status) && !IMPOSSIBLE.includes(phone));
    expect(left.length).toBeGreaterThan(10);
    expect(Math.min(...left.map(({ tries }) => tries))).toBeGreaterThan(5);
    expect(new Set(all.filter(({ phone }) => TAKEN_UNANSWERED.includes(phone)).map(({ status }) => status))).toEqual(
      new Set(['unknown']),
    );
    return left;
  }, DRAINED);
  const [held, stopped] = waiting;
  if (held === undefined || stopped === undefined) throw new Error('nothing waits');
  await hold(held.sequence_id);
  const stop = { type: 'phone', address: stopped.phone, reason: 'asked on the telephone' };
  expect(await kept.request({ method: 'POST', path: '/v1/stop_list', body: stop })).toMatchObject({ status: 201 });

  await kept.carrier.start();
  await kept.carrier.clearFaults();
  // What the carrier took without an answer is found in its list; what it never had stays with a person, who is told.
  const lost = await eventually(async () => {
    const has = new Set((await listed()).map(({ to }) => to));
    const all = await reminders();
    expect(all.filter(({ status, is_held }) => !is_held && isOnItsWay(status))).toEqual([]);
    expect(all.filter(({ status, phone }) => status === 'unknown' && has.has(phone))).toEqual([]);
    const unknown = all.filter(({ status }) => status === 'unknown');
    expect(await kept.toldUnknown()).toEqual(expect.arrayContaining(unknown.map(({ id }) => id)));
    return unknown;
  }, DRAINED);
  for (const { id } of lost)
    expect(
      await kept.request({ method: 'POST', path: `/v1/messages/${id}/resolve`, body: { as: 'resend' } }),
    ).toMatchObject({ status: 204 });

  const statusOf = (phone: string) => {
    if (IMPOSSIBLE.includes(phone)) return { phone, status: 'failed', reason: 'carrier_21211', is_held: false };
    if (phone === stopped.phone) return { phone, status: 'skipped', reason: 'opted_out', is_held: false };
    if (phone === held.phone) return { phone, status: 'due', reason: null, is_held: true };
    return { phone, status: 'delivered', reason: null, is_held: false };
  };
  await eventually(async () => {
    const ends = (await reminders()).map(({ phone, status, reason, is_held }) => ({ phone, status, reason, is_held }));
    expect(ends).toEqual(numbers.map(statusOf));
  }, DRAINED);
  const who = booked.find(({ sequence_id }) => sequence_id === held.sequence_id);
  expect(
    await kept.request({ method: 'POST', path: `/v1/participants/${who?.participant_id}/release`, body: {} }),
  ).toMatchObject({ status: 204 });
  await eventually(async () =>
    expect((await reminders()).filter(({ status }) => status === 'delivered')).toHaveLength(REMINDERS - 3),
  );

  const sent = (await reminders()).filter(({ status }) => status === 'delivered');
  const texts = await listed();
  expect(texts.map(({ to }) => to).toSorted()).toEqual(sent.map(({ phone }) => phone));
  expect(texts.map(({ sid }) => sid).toSorted()).toEqual(sent.map(({ provider_id }) => provider_id ?? '').toSorted());
  // Notices by mail were refused as well, and wait for their next try.
  await eventually(async () => {
    expect(
      await kept.clinic.sql(
        `select kind, status, status_reason from message where status in ('due', 'sending', 'held', 'unknown')`,
      ),
    ).toEqual([]);
  }, DRAINED);
});
