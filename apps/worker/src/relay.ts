import type { Pool } from 'pg';
import { readDueMessages, readDueSequences, readDueWebhooks } from '@kept/sequences/due-work';
import type { Nudger } from '@kept/workflows/appointment-sequence/client';
import type { Patience } from './patience.ts';

/** A nudge that failed is made up for after this long. */
const UNHANDLED_AFTER_MS = 1_000;
const AT_ONCE = 500;
/** More are looked through than nudged: those who were nudged stand before the others until they have looked. */
const LOOKED_THROUGH = 4 * AT_ONCE;

export interface RoundRequest {
  readonly pool: Pool;
  readonly nudger: Nudger;
}

export interface RelayRequest extends RoundRequest {
  /** With sequences, and with loose messages. */
  readonly patience: { readonly sequences: Patience; readonly messages: Patience };
}

/** One round of the relay: nudges sequences whose inputs nobody has taken, loose messages nobody delivers, and webhooks that are due. */
export async function relay({ pool, nudger, patience }: RelayRequest): Promise<void> {
  const sequences = await readDueSequences({
    pool,
    limit: LOOKED_THROUGH,
    unhandled_after_ms: UNHANDLED_AFTER_MS,
    overdue_ms: null,
    choose: (found) =>
      patience.sequences.choose(found, { id: (due) => due.sequence_id, now: performance.now(), most: AT_ONCE }),
  });
  await failOnUnreached(nudger.nudge(sequences), patience.sequences);
  const found = await readDueMessages({ pool, limit: LOOKED_THROUGH, overdue_ms: UNHANDLED_AFTER_MS });
  const messages = patience.messages.choose(found, {
    id: (due) => due.message_id,
    now: performance.now(),
    most: AT_ONCE,
  });
  await failOnUnreached(nudger.deliver(messages), patience.messages);
  await failOnUnreached(nudger.tell(await readDueWebhooks({ pool, limit: AT_ONCE })));
}

/** Makes an unreachable server the round's failure, so that it is said and tried again. */
export async function failOnUnreached(
  result: Promise<{ readonly unreached: number; readonly error: string | null }>,
  patience?: Patience,
): Promise<void> {
  const { error } = await result;
  if (error === null) return;
  patience?.forget();
  throw new Error('the Temporal server was not reached');
}
