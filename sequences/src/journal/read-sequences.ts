import type { Definitions } from '@kept/rules/definitions';
import type { Instant } from '@kept/rules/instant';
import { emptyMemory, revisionsInMemory, viewMemory } from '@kept/rules/memory';
import { plan } from '@kept/rules/plan';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf } from '../facts-of.ts';
import { READ_SEQUENCES_OF_APPOINTMENT, type SequenceRow } from '../load-sequence.ts';
import { nextPlanned } from '../next-planned.ts';
import { localTime, sentenceOf, sentences } from '../sentence.ts';
import { inTransaction, type TransactionRequest } from '../transaction.ts';
import { READ_WAITING_OF_APPOINTMENT, waitsUntil, type WaitingRow } from '../waiting-messages.ts';

/** Where one participant's sequence stands. Times are the account's. */
export interface SequenceStanding {
  readonly id: string;
  readonly participant_id: string;
  readonly schedule: { readonly id: string; readonly name: string };
  /** What it does now, in words. */
  readonly sentence: string;
  readonly finished: boolean;
  readonly held_at: Instant | null;
  readonly held_reason: string | null;
  readonly stuck_at: Instant | null;
  readonly stuck_reason: string | null;
  readonly wake_at: Instant | null;
}

export interface SequencesRequest extends TransactionRequest {
  readonly appointment_id: string;
  readonly cache: DefinitionCache;
}

/** The sequences of an appointment, those of participants taken off included. */
export async function readSequences(request: SequencesRequest): Promise<readonly SequenceStanding[]> {
  const { account_id, appointment_id, cache } = request;
  return await inTransaction(request, async (transaction) => {
    const key = [account_id, appointment_id];
    const [rows, waiting] = await Promise.all([
      transaction.read<SequenceRow>(READ_SEQUENCES_OF_APPOINTMENT, key),
      transaction.read<WaitingRow>(READ_WAITING_OF_APPOINTMENT, key),
    ]);
    return await Promise.all(
      rows.map(async (row) => {
        const newest = row.published_revision_id;
        const others = row.memory === null ? [] : revisionsInMemory(row.memory);
        const definitions = newest === null ? null : await cache.load(transaction, { account_id, newest, others });
        return standingOf(row, { definitions, waiting: waiting.filter(({ sequence_id }) => sequence_id === row.id) });
      }),
    );
  });
}

interface Context {
  readonly definitions: Definitions | null;
  /** Of this sequence. */
  readonly waiting: readonly WaitingRow[];
}

function standingOf(row: SequenceRow, context: Context): SequenceStanding {
  const { id, participant_id, finished, held_at, held_reason, stuck_at, stuck_reason, wake_at } = row;
  return {
    id,
    participant_id,
    schedule: { id: row.schedule_id, name: row.schedule_name },
    sentence: sentenceNow(row, context),
    finished,
    held_at,
    held_reason,
    stuck_at,
    stuck_reason,
    wake_at,
  };
}

function sentenceNow(row: SequenceRow, { definitions, waiting }: Context): string {
  const { held_at, held_reason, time_zone, finished, wake_at, now } = row;
  if (held_at !== null) return sentences.held(localTime(held_at, time_zone), held_reason ?? 'by staff');
  if (definitions === null) return sentences.notPublished();
  const memory = row.memory ?? emptyMemory(row.life);
  const facts = factsOf(row);
  const view = viewMemory(memory);
  return sentenceOf({
    definitions,
    memory: view,
    state: row.state,
    opted_out: facts.stopped.sms,
    next: nextPlanned(plan({ definitions, memory, facts, now }), now),
    finished,
    waits_until: waitsUntil({ waiting, last: view.last_sent, now }),
    wake_at,
    time_zone,
  });
}
