import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Instant } from '@kept/rules/instant';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction } from '../transaction.ts';
import { readClock, readDueNow, readNextWake, readReArmed, readUnsettled, setClock } from './clock-queries.ts';

export interface MoveClockRequest {
  readonly pool: Pool;
  readonly account_id: string;
  /** Where to, on the account's clock; not before its present. */
  readonly to: Instant;
  readonly nudge: (sequences: readonly SequenceRef[]) => Promise<unknown>;
}

export type MoveClockResult =
  | { readonly type: 'moved'; readonly from: Instant; readonly now: Instant; readonly stops: readonly Instant[] }
  | { readonly type: 'backwards'; readonly now: Instant }
  | { readonly type: 'not_sandbox' }
  | { readonly type: 'unsettled'; readonly at: Instant; readonly hanging: readonly Hanging[] };

/** What keeps the clock from going on. */
export interface Hanging {
  readonly what: 'input' | 'wake' | 'message';
  readonly id: string;
  readonly sequence_id: string | null;
  readonly state: string;
}

const SETTLE_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 20;

/**
 * Moves a sandbox account's clock by walking from wake to wake and letting each settle, so that what happens
 * on the way happens in its order (architecture, sandbox clock). Attempts and look-ups stay on real time.
 */
export async function moveClock(request: MoveClockRequest): Promise<MoveClockResult> {
  const { pool, account_id, to, nudge } = request;
  const scope = { pool, account_id };
  const start = await inTransaction(scope, (transaction) => readClock(transaction, account_id));
  if (start === null || start.mode !== 'sandbox') return { type: 'not_sandbox' };
  if (to < start.now) return { type: 'backwards', now: start.now };

  const stops: Instant[] = [];
  for (;;) {
    const unsettled = await settle(request);
    if (unsettled !== null) return unsettled;
    const next = await inTransaction(scope, (transaction) => readNextWake(transaction, account_id));
    if (next === null || next > to) break;
    await inTransaction(scope, async (transaction) => setClock(transaction, { account_id, to: next }));
    stops.push(next);
  }
  const now = await inTransaction(scope, async (transaction) => setClock(transaction, { account_id, to }));
  const ids = await inTransaction(scope, (transaction) => readReArmed(transaction, account_id));
  await nudge(await inTransaction(scope, (transaction) => readSequenceRefs(transaction, { account_id, ids })));
  const unsettled = await settle(request);
  return unsettled ?? { type: 'moved', from: start.now, now, stops };
}

/** Nudges whatever is due at the present time until nothing waits; null when all is quiet. */
async function settle({
  pool,
  account_id,
  nudge,
}: MoveClockRequest): Promise<Extract<MoveClockResult, { type: 'unsettled' }> | null> {
  const scope = { pool, account_id };
  const until = Date.now() + SETTLE_WITHIN_MS;
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
    const { now, hanging } = await inTransaction(scope, (transaction) => readUnsettled(transaction, account_id));
    if (hanging.length === 0) return null;
    if (Date.now() > until) return { type: 'unsettled', at: now, hanging };
    await setTimeout(LOOK_EVERY_MS);
  }
}
