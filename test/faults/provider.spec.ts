import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

/** More than the worker waits for the provider's answer. */
const AFTER_SILENCE = { timeout_ms: 60_000 };

interface Ending {
  readonly status: string;
  readonly reason: string | null;
  readonly attempts: number;
  /** Requests to the provider, and texts that reached the phone. */
  readonly sends: number;
  readonly texts: number;
  /** What staff were told. */
  readonly told: readonly string[];
}

interface Case {
  readonly fault: { readonly kind: string; readonly [parameter: string]: string | number };
  /** While the carrier's reports are held back. */
  readonly at_first: Ending;
  /** What a report makes of it, where one comes. */
  readonly reported?: Partial<Ending>;
}

const sent: Ending = { status: 'accepted', reason: null, attempts: 1, sends: 1, texts: 1, told: [] };
const unknown: Ending = {
  ...sent,
  status: 'unknown',
  reason: 'no_answer_from_provider',
  texts: 0,
  told: ['outcome_unknown'],
};
const delivered = { status: 'delivered', reason: null } as const;
const refused = (code: number): Ending => ({
  ...sent,
  status: 'failed',
  reason: `carrier_${code}`,
  texts: 0,
  told: ['message_failed'],
});
const undelivered = (code: number) =>
  ({ status: 'failed', reason: `carrier_${code}`, told: ['message_failed'] }) as const;

const cases: readonly Case[] = [
  {
    fault: { kind: 'rate_limit', retry_after: 1, times: 2 },
    at_first: { ...sent, attempts: 3, sends: 3 },
    reported: delivered,
  },
  { fault: { kind: 'latency', ms: 3_000, times: 1 }, at_first: sent, reported: delivered },
  { fault: { kind: 'error_500', times: 1 }, at_first: unknown },
  { fault: { kind: 'hang_before_accept', times: 1 }, at_first: unknown },
  { fault: { kind: 'reset_before_accept', times: 1 }, at_first: unknown },
  { fault: { kind: 'hang_after_accept', times: 1 }, at_first: { ...unknown, texts: 1 }, reported: delivered },
  { fault: { kind: 'reset_after_accept', times: 1 }, at_first: { ...unknown, texts: 1 }, reported: delivered },
  // Who told the carrier to stop us is stopped: nobody need see to it (ruling 16).
  { fault: { kind: 'error_code', code: 21610, times: 1 }, at_first: { ...refused(21610), told: [] } },
  { fault: { kind: 'error_code', code: 21211, times: 1 }, at_first: refused(21211) },
  { fault: { kind: 'fail_delivery', code: 30003, times: 1 }, at_first: sent, reported: undelivered(30003) },
  { fault: { kind: 'fail_delivery', code: 30005, times: 1 }, at_first: sent, reported: undelivered(30005) },
  { fault: { kind: 'fail_delivery', code: 30006, times: 1 }, at_first: sent, reported: undelivered(30006) },
];

const table = cases.map((each, index) => ({
  ...each,
  phone: `+120255502${String(index).padStart(2, '0')}`,
  name: Object.entries(each.fault)
    .filter(([name]) => name !== 'times')
    .map(([, value]) => value)
    .join(' '),
}));

/** The provider takes the message, never answers the call, and reports at once. */
const REPORTED_BUT_SILENT = '+12025550240';

let kept: RunningClinic;
const bookings = new Map<string, Booked>();

function bookingAt(phone: string): Booked {
  const booked = bookings.get(phone);
  if (booked === undefined) throw new Error(`nobody is booked at ${phone}`);
  return booked;
}

async function endingOf(phone: string): Promise<Ending> {
  const messages = await kept.messages(bookingAt(phone));
  const reminder = messages.find(({ auto_message_id }) => auto_message_id === 'msg_day');
  if (reminder === undefined) throw new Error('the reminder does not exist yet');
  const { status, reason, attempts } = reminder;
  const notices = messages.filter(({ kind }) => kind === 'notification');
  expect(notices.filter((notice) => notice.status !== 'accepted')).toEqual([]);
  return {
    status,
    reason,
    attempts,
    sends: (await kept.carrier.sends(phone)).length,
    texts: (await kept.carrier.texts(phone)).length,
    told: [...notices.map(({ notify_reason }) => notify_reason ?? ''), ...(await decidedUnknown(bookingAt(phone)))],
  };
}

/** Decided once, however the message fared later; see `tellOfUnknown` for when staff hear of it. */
async function decidedUnknown({ sequence_id }: Booked): Promise<readonly string[]> {
  const steps = await kept.clinic.sql(
    `select 1 from sequence_step where sequence_id = $1 and 'notify outcome_unknown' = any(did)`,
    [sequence_id],
  );
  return steps.map(() => 'outcome_unknown');
}

async function book(phone: string): Promise<Booked> {
  const booked = await kept.book({ phone });
  bookings.set(phone, booked);
  return booked;
}

beforeAll(async () => {
  kept = await openRunningClinic();
  await kept.startWorker();
  await kept.carrier.fault({ kind: 'hang_after_accept', match: { to: REPORTED_BUT_SILENT }, times: 1 });
  const reported = await book(REPORTED_BUT_SILENT);
  await kept.jumpToWakeOf(reported);
  await kept.nudge(reported);
  await eventually(async () => expect(await endingOf(REPORTED_BUT_SILENT)).toMatchObject(delivered));
  await kept.carrier.control('POST', '/pause-callbacks');
  for (const { fault, phone } of table) {
    await kept.carrier.fault({ ...fault, match: { to: phone } });
    await book(phone);
  }
  const all = table.map(({ phone }) => bookingAt(phone));
  await kept.jumpToWakeOf(...all);
  await kept.nudge(...all);
});

afterAll(() => kept.close());

describe('a provider that answers', () => {
  it.each(table)('$name: is taken at its word and asked no second time', async ({ phone, at_first }) => {
    await eventually(async () => expect(await endingOf(phone)).toEqual(at_first), AFTER_SILENCE);
  });

  it.each(table)('$name: is believed later, too', async ({ phone, at_first, reported }) => {
    await kept.carrier.control('POST', '/resume-callbacks');
    await eventually(async () => expect(await endingOf(phone)).toEqual({ ...at_first, ...reported }));
  });
});

describe('a provider that does not answer but reports', () => {
  it('has the message: nobody is told that it is unknown', async () => {
    const { participant_id, sequence_id } = bookingAt(REPORTED_BUT_SILENT);
    await eventually(async () => {
      const { raw } = await kept.temporal.workflow
        .getHandle(`sequence/${kept.clinic.account_id}/${participant_id}`)
        .describe();
      expect(raw.pendingActivities ?? []).toEqual([]);
      expect(
        await kept.clinic.sql(
          `select 1 from sequence_input where sequence_id = $1 and handled_at is null and not lazy`,
          [sequence_id],
        ),
      ).toEqual([]);
    }, AFTER_SILENCE);
    expect(await endingOf(REPORTED_BUT_SILENT)).toMatchObject({ ...delivered, attempts: 1, told: [] });
  });
});

describe('a provider that cannot be reached', () => {
  it('is asked again until it can, and gets the message once', async () => {
    const phone = '+12025550241';
    const booked = await book(phone);
    await kept.jumpToWakeOf(booked);
    await kept.carrier.stop();
    await kept.nudge(booked);
    await eventually(async () => {
      const [message] = await kept.messages(booked);
      expect(message).toMatchObject({ status: 'due', attempts: expect.any(Number) });
      expect(message?.attempts).toBeGreaterThan(1);
    });
    await kept.carrier.start();
    await eventually(async () =>
      expect(await endingOf(phone)).toMatchObject({ ...delivered, sends: 1, texts: 1, told: [] }),
    );
  });
});

describe('in the end', () => {
  it('every message is accounted for and every sequence over', async () => {
    await kept.advance('25 days');
    expect(
      await kept.clinic.sql(
        `select status, status_reason from message where status in ('due', 'sending', 'planned', 'held')`,
      ),
    ).toEqual([]);
    expect(await kept.clinic.sql(`select id from sequence where not finished`)).toEqual([]);
  });
});
