import { tellOfFailedBroadcast } from '@kept/sequences/broadcasts/tell-of-failed-broadcast';
import {
  readDueBroadcasts,
  readDueSequences,
  readStalledRollouts,
  readUntoldBroadcasts,
} from '@kept/sequences/due-work';
import { failOnUnreached, type RoundRequest } from './relay.ts';

/** Wakes and messages later than this count as unseen: no workflow is on them. */
const OVERDUE_MS = 5_000;
const UNHANDLED_AFTER_MS = 5_000;
const AT_ONCE = 1_000;

/**
 * One round of the sweeper: whatever ought to have looked by now is nudged, whoever lost it: a terminated or
 * emptied Temporal, a timer armed before the sandbox clock moved. Staff hear of what failed of broadcasts that are over.
 */
export async function sweep({ pool, nudger }: RoundRequest): Promise<void> {
  const sequences = await readDueSequences({
    pool,
    limit: AT_ONCE,
    unhandled_after_ms: UNHANDLED_AFTER_MS,
    overdue_ms: OVERDUE_MS,
  });
  await failOnUnreached(nudger.nudge(sequences));
  await failOnUnreached(
    nudger.rollOut(await readStalledRollouts({ pool, limit: AT_ONCE, idle_ms: UNHANDLED_AFTER_MS })),
  );
  await failOnUnreached(
    nudger.broadcast(await readDueBroadcasts({ pool, limit: AT_ONCE, idle_ms: UNHANDLED_AFTER_MS })),
  );
  for (const ended of await readUntoldBroadcasts({ pool, limit: AT_ONCE }))
    await tellOfFailedBroadcast({ pool, ...ended });
}
