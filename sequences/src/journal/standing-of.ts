import type { Definitions } from '@kept/rules/definitions';
import type { Instant } from '@kept/rules/instant';
import { emptyMemory, viewMemory } from '@kept/rules/memory';
import { plan } from '@kept/rules/plan';
import { factsOf } from '../facts-of.ts';
import type { SequenceRow } from '../load-sequence.ts';
import { nextPlanned } from '../next-planned.ts';
import { localTime, sentenceOf, sentences } from '../sentence.ts';
import { waitsUntil, type LostCall, type WaitingRow } from '../waiting-messages.ts';

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

interface Context {
  readonly definitions: Definitions | null;
  /** Of this sequence. */
  readonly waiting: readonly WaitingRow[];
  readonly lost_calls: readonly LostCall[];
}

/** What is told of a sequence wherever one is shown. Pure. */
export function standingOf(row: SequenceRow, context: Context): SequenceStanding {
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

function sentenceNow(row: SequenceRow, { definitions, waiting, lost_calls }: Context): string {
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
    lost: lost_calls.find(({ auto_message_id }) => auto_message_id === view.last_sent?.auto_message_id) ?? null,
    wake_at,
    time_zone,
  });
}
