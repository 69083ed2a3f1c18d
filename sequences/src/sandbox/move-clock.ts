import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Instant } from '@kept/rules/instant';
import type { BroadcastRef } from '../broadcasts/broadcast-progress.ts';
import type { LooseMessage } from '../due-work.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction } from '../transaction.ts';
import { whileMoving } from './clock-lease.ts';
import {
  readBroadcastsDueNow,
  readBroadcastsReArmed,
  readClock,
  readDueNow,
  readLooseDueNow,
  readNextWake,
  readReArmed,
  readUnreported,
  readUnsettled,
  setClock,
  type Clock,
} from './clock-queries.ts';

export interface MoveClockRequest {
  readonly pool: Pool;
  readonly account_id: string;
  /**
   * Where to, on the account's clock, not before its present; or how to find that out when all is settled that is due now,
   * null: there is nowhere to go.
   */
  readonly to: Instant | ((now: Instant) => Promise<Instant | null>);
  readonly nudge: (sequences: readonly SequenceRef[]) => Promise<unknown>;
  readonly nudgeBroadcasts: (broadcasts: readonly BroadcastRef[]) => Promise<unknown>;
  /** Has messages of no sequence be delivered, also those that wait for their hour. */
  readonly wake: (messages: readonly LooseMessage[]) => Promise<unknown>;
  /** Before the clock jumps: ends the ringing of phones that nobody answered, and answers how many those were. */
  readonly letRingOut?: () => Promise<number>;
  /** How long to wait for messages that the provider turns away; left out: as long as for anything. */
  readonly refused_within_ms?: number;
}

/** Each with when it began on the real clock, as the database has it. */
export type MoveClockResult =
  | Moved
  | { readonly type: 'backwards'; readonly now: Instant }
  | { readonly type: 'not_sandbox' }
  /** Another move is under way. */
  | { readonly type: 'moving' }
  | { readonly type: 'nowhere' }
  | Unsettled;

interface Moved {
  readonly type: 'moved';
  readonly began_at: Instant;
  readonly from: Instant;
  readonly now: Instant;
  readonly stops: readonly Instant[];
}

interface Unsettled {
  readonly type: 'unsettled';
  readonly began_at: Instant;
  readonly at: Instant;
  readonly hanging: readonly Hanging[];
}

/** What keeps the clock from going on. */
export interface Hanging {
  readonly what: 'input' | 'wake' | 'message' | 'broadcast';
  readonly id: string;
  readonly sequence_id: string | null;
  readonly state: string;
  /** Why the provider last turned it away, to be tried again; null: it did not. */
  readonly refused: string | null;
}

const SETTLE_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 20;
/** As long as carriers let a phone ring. */
const LONGEST_RING_MS = 60_000;
/** The carrier sandbox reports a delivery in a twentieth of a second; a report that a fault delays is not waited for. */
const REPORTS_WITHIN_MS = 500;

/**
 * Moves a sandbox account's clock by walking from wake to wake and letting each settle, so that what happens
 * on the way happens in its order (architecture, sandbox clock). Attempts and look-ups stay on real time.
 */
export async function moveClock(request: MoveClockRequest): Promise<MoveClockResult> {
  const { pool, account_id, to } = request;
  const start = await inTransaction({ pool, account_id }, (transaction) => readClock(transaction, account_id));
  if (start === null || start.mode !== 'sandbox') return { type: 'not_sandbox' };
  if (typeof to === 'string' && to < start.now) return { type: 'backwards', now: start.now };
  const result = await whileMoving({ pool, account_id, from: start.now }, (headFor) =>
    walk(request, { start, headFor }),
  );
  return result ?? { type: 'moving' };
}

interface Walking {
  readonly start: Clock;
  readonly headFor: (to: Instant) => Promise<void>;
}

async function walk(request: MoveClockRequest, { start, headFor }: Walking): Promise<MoveClockResult> {
  const { pool, account_id, nudge } = request;
  const { now: from, real_now: began_at } = start;
  const scope = { pool, account_id };
  const stops: Instant[] = [];
  const first = await settle(request);
  if (first !== null) return { ...first, began_at };
  const target = async () => (typeof request.to === 'string' ? request.to : request.to(from));
  let to = await target();
  if (to === null) return { type: 'nowhere' };
  await headFor(to);
  for (;;) {
    const next = await inTransaction(scope, (transaction) => readNextWake(transaction, account_id));
    const stop = next === null || next > to ? null : next;
    if (isJump(stops.at(-1) ?? from, stop ?? to) && (await request.letRingOut?.())) {
      const unsettled = await settle(request);
      if (unsettled !== null) return { ...unsettled, began_at };
      to = (await target()) ?? to;
      continue;
    }
    if (stop === null) break;
    await inTransaction(scope, async (transaction) => setClock(transaction, { account_id, to: stop }));
    stops.push(stop);
    const unsettled = await settle(request);
    if (unsettled !== null) return { ...unsettled, began_at };
  }
  const now = await inTransaction(scope, async (transaction) => setClock(transaction, { account_id, to }));
  const ids = await inTransaction(scope, (transaction) => readReArmed(transaction, account_id));
  await nudge(await inTransaction(scope, (transaction) => readSequenceRefs(transaction, { account_id, ids })));
  await request.nudgeBroadcasts(
    await inTransaction(scope, (transaction) => readBroadcastsReArmed(transaction, account_id)),
  );
  const unsettled = await settle(request);
  if (unsettled !== null) return { ...unsettled, began_at };
  await letReportsArrive(request, began_at);
  return { type: 'moved', began_at, from, now, stops };
}

/** Whether a phone that rings at the one time has stopped long before the other. */
function isJump(from: Instant, to: Instant): boolean {
  return Date.parse(to) - Date.parse(from) > LONGEST_RING_MS;
}

/** So that a log of the move knows what arrived; the next move would find it out otherwise. */
async function letReportsArrive({ pool, account_id }: MoveClockRequest, began_at: Instant): Promise<void> {
  const until = Date.now() + REPORTS_WITHIN_MS;
  while (Date.now() < until) {
    const open = await inTransaction({ pool, account_id }, (transaction) =>
      readUnreported(transaction, { account_id, since: began_at }),
    );
    if (open === 0) return;
    await setTimeout(LOOK_EVERY_MS);
  }
}

/** Tells broadcasts and messages of no sequence that their time has come, each once. */
async function tellOthers(request: MoveClockRequest, told: Set<string>): Promise<void> {
  const { pool, account_id } = request;
  const [broadcasts, messages] = await inTransaction({ pool, account_id }, (transaction) =>
    Promise.all([readBroadcastsDueNow(transaction, account_id), readLooseDueNow(transaction, account_id)]),
  );
  const freshBroadcasts = broadcasts.filter(({ broadcast_id }) => !told.has(broadcast_id));
  const freshMessages = messages.filter(({ message_id }) => !told.has(message_id));
  for (const { broadcast_id } of freshBroadcasts) told.add(broadcast_id);
  for (const { message_id } of freshMessages) told.add(message_id);
  if (freshBroadcasts.length > 0) await request.nudgeBroadcasts(freshBroadcasts);
  if (freshMessages.length > 0) await request.wake(freshMessages);
}

/** Nudges whatever is due at the present time until nothing waits; null when all is quiet. */
async function settle(request: MoveClockRequest): Promise<Omit<Unsettled, 'began_at'> | null> {
  const { pool, account_id, nudge, refused_within_ms = SETTLE_WITHIN_MS } = request;
  const scope = { pool, account_id };
  const began = Date.now();
  const nudged = new Set<string>();
  for (;;) {
    const due = await inTransaction(scope, (transaction) => readDueNow(transaction, account_id));
    const fresh = due.filter((id) => !nudged.has(id));
    for (const id of fresh) nudged.add(id);
    if (fresh.length > 0) {
      await nudge(
        await inTransaction(scope, (transaction) => readSequenceRefs(transaction, { account_id, ids: fresh })),
      );
    }
    await tellOthers(request, nudged);
    const { now, hanging } = await inTransaction(scope, (transaction) => readUnsettled(transaction, account_id));
    if (hanging.length === 0) return null;
    const patience_ms = hanging.every(({ refused }) => refused !== null) ? refused_within_ms : SETTLE_WITHIN_MS;
    if (Date.now() - began > patience_ms) return { type: 'unsettled', at: now, hanging };
    await setTimeout(LOOK_EVERY_MS);
  }
}
