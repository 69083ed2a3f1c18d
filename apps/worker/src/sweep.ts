import { tellOfFailedBroadcast } from '@kept/sequences/broadcasts/tell-of-failed-broadcast';
import {
  readDueBroadcasts,
  readDueSequences,
  readStalledRollouts,
  readUntoldBroadcasts,
} from '@kept/sequences/due-work';
import { readAccountsToTellOfUnknown, tellOfUnknown } from '@kept/sequences/notifications/tell-of-unknown';
import type { Patience } from './patience.ts';
import { failOnUnreached, type RoundRequest } from './relay.ts';

/** Wakes and messages later than this count as unseen: no workflow is on them. */
const OVERDUE_MS = 5_000;
const UNHANDLED_AFTER_MS = 5_000;
const AT_ONCE = 1_000;
/** See `relay`. */
const LOOKED_THROUGH = 4 * AT_ONCE;

export interface SweepRequest extends RoundRequest {
  readonly patience: Patience;
}

/**
 * One round of the sweeper: whatever ought to have looked by now is nudged, whoever lost it: a terminated or
 * emptied Temporal, a timer armed before the sandbox clock moved. Staff hear of what failed of broadcasts that are over,
 * and of messages of which nobody knows whether they arrived.
 */
export async function sweep({ pool, nudger, patience }: SweepRequest): Promise<void> {
  const sequences = await readDueSequences({
    pool,
    limit: LOOKED_THROUGH,
    unhandled_after_ms: UNHANDLED_AFTER_MS,
    overdue_ms: OVERDUE_MS,
    choose: (found) => patience.choose(found, { id: (due) => due.sequence_id, now: performance.now(), most: AT_ONCE }),
  });
  await failOnUnreached(nudger.nudge(sequences), patience);
  await failOnUnreached(
    nudger.rollOut(await readStalledRollouts({ pool, limit: AT_ONCE, idle_ms: UNHANDLED_AFTER_MS })),
  );
  await failOnUnreached(
    nudger.broadcast(await readDueBroadcasts({ pool, limit: AT_ONCE, idle_ms: UNHANDLED_AFTER_MS })),
  );
  for (const ended of await readUntoldBroadcasts({ pool, limit: AT_ONCE }))
    await tellOfFailedBroadcast({ pool, ...ended });
  for (const account_id of await readAccountsToTellOfUnknown({ pool, limit: AT_ONCE }))
    await tellOfUnknown({ pool, account_id });
}
