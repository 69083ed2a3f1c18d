import type { Purpose } from './document.ts';
import type { SkipReason } from './effect.ts';
import type { Channel, ParticipantState } from './facts.ts';
import type { CallOutcome } from './input.ts';
import type { Instant } from './instant.ts';

/** Where a remembered message stands, as far as the rules know. */
export type SentStatus = 'emitted' | 'accepted' | 'unknown' | 'failed' | 'skipped' | 'withdrawn';

/** An auto message handed to the caller, and what became of it. */
export interface SentMessage {
  /** Key of its send effect. */
  readonly key: string;
  readonly auto_message_id: string;
  readonly revision_id: string;
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly appointment_version: number;
  readonly by: 'plan' | 'transition' | 'staff';
  readonly at: Instant;
  readonly status: SentStatus;
  readonly withdrawn_for: SkipReason | null;
  readonly accepted_at: Instant | null;
  readonly answered: boolean;
  /** The client's state when it was handed over; silence is only silence while it stays (ruling 15). */
  readonly state: ParticipantState;
  /** Of a call, once it is over. */
  readonly call_outcome?: CallOutcome;
}

/** A call somebody has dialled in and that has not been reported to be over. */
export interface CallMemory {
  readonly call: string;
  /** Key of the message it was placed for, and of the one whose answers hold by now. */
  readonly placed_by: string;
  readonly at: string;
  /** The built-in menu the client is in (ruling 20). */
  readonly menu: string | null;
  readonly digits: number;
  /** How often each was used, of what ruling 19 allows. */
  readonly prompts: number;
  readonly repeats: number;
  /** How often the call asked again by itself (ruling 17). */
  readonly asked_again: number;
  /** The last word has been said: nothing is answered any more. */
  readonly over: boolean;
}

/** An armed `no_response_after`. */
export interface Timer {
  readonly sent_key: string;
  readonly auto_message_id: string;
  readonly auto_reply_id: string;
  readonly fire_at: Instant;
  readonly state: ParticipantState;
}

/** What is remembered of one auto message, sent or not. */
export interface MessageMemory {
  readonly auto_message_id: string;
  /** The moment it was last seen to be planned for; a moment first seen when it has passed sends nothing. */
  readonly planned_at: Instant | null;
  readonly skipped: { readonly version: number; readonly reason: SkipReason } | null;
  /** The last `enable` or `disable` (ruling 21). */
  readonly override: 'enabled' | 'disabled' | null;
  readonly held: boolean;
  /** How often it was handed over in this life. */
  readonly visits: number;
  /** How often it was skipped; numbers the keys of skips. */
  readonly skips: number;
}

/** What a sequence must remember, small and versioned (flow-spec section 5). Only `rules` looks inside. */
export interface Memory {
  readonly version: 1;
  readonly life: number;
  readonly begun: boolean;
  /** The newest appointment version whose change was taken in, and the one that last moved the time. */
  readonly appointment_version: number;
  readonly time_version: number;
  readonly known_state: ParticipantState;
  readonly sent: readonly SentMessage[];
  /** Automatic replies and system texts handed over whose outcome is not known. */
  readonly answers_flying: readonly { readonly key: string; readonly channel: Channel; readonly at: Instant }[];
  /** When automatic answers went out in the last hour, by channel (ruling 14). */
  readonly answers: readonly { readonly channel: Channel; readonly at: Instant }[];
  readonly messages: readonly MessageMemory[];
  readonly timers: readonly Timer[];
  /** Calls under way; nothing when there is none. */
  readonly calls?: readonly CallMemory[];
  readonly transitions: number;
  readonly transitions_since_client: number;
  /** The limit that stopped the authored automation; null while it runs. */
  readonly stopped_by: string | null;
}

/** The memory of a sequence that has not begun its given life. Lives count from 1 (ruling 12). */
export function emptyMemory(life: number): Memory {
  return {
    version: 1,
    life,
    begun: false,
    appointment_version: 0,
    time_version: 0,
    known_state: 'none',
    sent: [],
    answers_flying: [],
    answers: [],
    messages: [],
    timers: [],
    transitions: 0,
    transitions_since_client: 0,
    stopped_by: null,
  };
}

/** What the operator's sentence needs to know; no client data. */
export interface MemoryView {
  /** The last auto message sent or being sent. */
  readonly last_sent: {
    readonly auto_message_id: string;
    readonly revision_id: string;
    readonly at: Instant;
    readonly status: SentStatus;
    readonly channel: Channel;
    /** Of a call that is over; null: it is no call, or goes on. */
    readonly call_outcome: CallOutcome | null;
  } | null;
  /** The earliest armed no-response timer. */
  readonly waiting_until: Instant | null;
}

export function viewMemory(memory: Memory): MemoryView {
  const last = memory.sent.findLast((sent) => sent.status !== 'skipped' && sent.status !== 'withdrawn');
  const waits = memory.timers.map((timer) => timer.fire_at).toSorted();
  return {
    last_sent: last
      ? {
          auto_message_id: last.auto_message_id,
          revision_id: last.revision_id,
          at: last.accepted_at ?? last.at,
          status: last.status,
          channel: last.channel,
          call_outcome: last.call_outcome ?? null,
        }
      : null,
    waiting_until: waits[0] ?? null,
  };
}

/** Revisions of sent messages that a decision still needs (ruling 25). */
export function revisionsInMemory(memory: Memory): readonly string[] {
  const needed = memory.sent.filter((sent) => sent.status !== 'skipped' && sent.status !== 'withdrawn');
  return [...new Set(needed.map((sent) => sent.revision_id))];
}
