import type { Pool } from 'pg';
import { readDueMessages, readDueSequences, readDueWebhooks } from '@kept/sequences/due-work';
import type { Nudger } from '@kept/workflows/appointment-sequence/client';

/** A nudge that failed is made up for after this long. */
const UNHANDLED_AFTER_MS = 1_000;
const AT_ONCE = 500;
const NEVER_MS = 100 * 365 * 86_400_000;

export interface RoundRequest {
  readonly pool: Pool;
  readonly nudger: Nudger;
}

/** One round of the relay: nudges sequences whose inputs nobody has taken, loose messages nobody delivers, and webhooks that are due. */
export async function relay({ pool, nudger }: RoundRequest): Promise<void> {
  const sequences = await readDueSequences({
    pool,
    limit: AT_ONCE,
    unhandled_after_ms: UNHANDLED_AFTER_MS,
    overdue_ms: NEVER_MS,
  });
  await failOnUnreached(nudger.nudge(sequences));
  await failOnUnreached(
    nudger.deliver(await readDueMessages({ pool, limit: AT_ONCE, overdue_ms: UNHANDLED_AFTER_MS })),
  );
  await failOnUnreached(nudger.tell(await readDueWebhooks({ pool, limit: AT_ONCE })));
}

/** Makes an unreachable server the round's failure, so that it is said and tried again. */
export async function failOnUnreached(
  result: Promise<{ readonly unreached: number; readonly error: string | null }>,
): Promise<void> {
  const { error } = await result;
  if (error !== null) throw new Error('the Temporal server was not reached');
}
