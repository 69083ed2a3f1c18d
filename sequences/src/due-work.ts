import type { Pool } from 'pg';
import type { Lane } from '@kept/rules/effect';
import { readSequenceRefs } from './read-sequence-refs.ts';
import type { BroadcastRef } from './broadcasts/broadcast-progress.ts';
import type { RolloutRef } from './rollout/rollout-progress.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { inTransaction } from './transaction.ts';
import type { WebhookLane, WebhookRef } from './webhooks/webhook-progress.ts';

export interface SequenceIds {
  readonly account_id: string;
  readonly sequence_id: string;
}

export interface DueSequencesRequest {
  readonly pool: Pool;
  readonly limit: number;
  /** Inputs older than this count as not nudged for, in milliseconds. */
  readonly unhandled_after_ms: number;
  /** Wakes and due messages older than this count as missed, in milliseconds; null: only inputs are looked for. */
  readonly overdue_ms: number | null;
  /** Of those found, whom the caller wants; omitted: all. */
  readonly choose?: (found: readonly SequenceIds[]) => readonly SequenceIds[];
}

/** Sequences of every account that ought to have looked by now. */
export async function readDueSequences(request: DueSequencesRequest): Promise<readonly SequenceRef[]> {
  const { rows } = await request.pool.query<SequenceIds>(
    `select account_id, sequence_id
     from kept_system.due_sequences($1, $2 * interval '1 millisecond', $3 * interval '1 millisecond')`,
    [request.limit, request.unhandled_after_ms, request.overdue_ms],
  );
  return await withNames(request.pool, request.choose?.(rows) ?? rows);
}

/** Every sequence not finished, page by page in order of id; for starting them anew in an empty Temporal. */
export async function readUnfinishedSequences(request: {
  readonly pool: Pool;
  readonly after: string | null;
  readonly limit: number;
}): Promise<readonly SequenceRef[]> {
  const { rows } = await request.pool.query<SequenceIds>(
    `select account_id, sequence_id from kept_system.unfinished_sequences($1, $2)`,
    [request.after, request.limit],
  );
  return await withNames(request.pool, rows);
}

export interface LooseMessage {
  readonly account_id: string;
  readonly message_id: string;
  readonly lane: Lane;
}

export interface DueWebhook extends WebhookRef {
  readonly lane: WebhookLane;
}

/** Messages of no sequence that nobody has taken. */
export async function readDueMessages(request: {
  readonly pool: Pool;
  readonly limit: number;
  readonly overdue_ms: number;
}): Promise<readonly LooseMessage[]> {
  const { rows } = await request.pool.query<LooseMessage>(
    `select account_id, message_id, lane from kept_system.due_messages($1, $2 * interval '1 millisecond')`,
    [request.limit, request.overdue_ms],
  );
  return rows;
}

/** Rollouts under way that nobody has worked on for so long. */
export async function readStalledRollouts(request: {
  readonly pool: Pool;
  readonly limit: number;
  readonly idle_ms: number;
}): Promise<readonly RolloutRef[]> {
  const { rows } = await request.pool.query<RolloutRef>(
    `select account_id, rollout_id, schedule_id from kept_system.stalled_rollouts($1, $2 * interval '1 millisecond')`,
    [request.limit, request.idle_ms],
  );
  return rows;
}

/** Broadcasts whose time has come and that nobody has worked on for so long. */
export async function readDueBroadcasts(request: {
  readonly pool: Pool;
  readonly limit: number;
  readonly idle_ms: number;
}): Promise<readonly BroadcastRef[]> {
  const { rows } = await request.pool.query<BroadcastRef>(
    `select account_id, broadcast_id from kept_system.due_broadcasts($1, $2 * interval '1 millisecond')`,
    [request.limit, request.idle_ms],
  );
  return rows;
}

/** Broadcasts that have ended and of whose failures nobody was told yet. */
export async function readUntoldBroadcasts(request: {
  readonly pool: Pool;
  readonly limit: number;
}): Promise<readonly BroadcastRef[]> {
  const { rows } = await request.pool.query<BroadcastRef>(
    `select account_id, broadcast_id from kept_system.untold_broadcasts($1)`,
    [request.limit],
  );
  return rows;
}

/** Every broadcast that waits for its time or is being sent, page by page in order of id; as `readUnfinishedSequences`. */
export async function readUnsentBroadcasts(request: {
  readonly pool: Pool;
  readonly after: string | null;
  readonly limit: number;
}): Promise<readonly BroadcastRef[]> {
  const { rows } = await request.pool.query<BroadcastRef>(
    `select account_id, broadcast_id from kept_system.unsent_broadcasts($1, $2)`,
    [request.after, request.limit],
  );
  return rows;
}

/** Subscriptions with a delivery that is due and that nobody works on. */
export async function readDueWebhooks(request: {
  readonly pool: Pool;
  readonly limit: number;
}): Promise<readonly DueWebhook[]> {
  const { rows } = await request.pool.query<DueWebhook>(
    `select account_id, subscription_id, case when is_failing then 'slow' else 'quick' end as lane
     from kept_system.due_webhooks($1)`,
    [request.limit],
  );
  return rows;
}

/** The lookups across accounts answer ids only; names are read account by account, under row security. */
async function withNames(pool: Pool, found: readonly SequenceIds[]): Promise<readonly SequenceRef[]> {
  const refs: SequenceRef[] = [];
  for (const [account_id, sequences] of Map.groupBy(found, (row) => row.account_id)) {
    const ids = sequences.map((row) => row.sequence_id);
    refs.push(
      ...(await inTransaction({ pool, account_id }, (transaction) =>
        readSequenceRefs(transaction, { account_id, ids }),
      )),
    );
  }
  return refs;
}
