import type { Definition } from '../document.ts';
import type { Effect, SendSource } from '../effect.ts';
import type { Channel, ParticipantState } from '../facts.ts';
import type { PlanVerdict } from '../judge-planned.ts';
import type { CallMemory, Memory, SentMessage } from '../memory.ts';
import { ownValue } from '../own-value.ts';
import type { StepRequest } from '../step.ts';
import type { TraceEntry } from '../trace.ts';

/** The answer to a digit while it is put together. */
export interface CallTurn {
  memory: CallMemory;
  readonly says: SendSource[];
  /** What follows what is said; null while nothing has decided it. */
  next: 'wait_for_digit' | 'hang_up' | { readonly number: string } | null;
}

/**
 * What one input causes, gathered while it is decided. It lives for one call of `step` and is the only thing in
 * the rules that changes in place; `memory` inside it is replaced, never altered.
 */
export interface Turn {
  readonly request: StepRequest;
  readonly newest: Definition | null;
  /** Channels on which nothing may be sent: the stop list of now, and an opt-out taken in this turn. */
  readonly stopped: { sms: boolean; email: boolean; call: boolean };
  readonly effects: Effect[];
  readonly trace: TraceEntry[];
  /** Messages that failed in this turn and whose `message_fails` has not fired yet. */
  readonly failures: SentMessage[];
  /** States the client's act set or repeated; their state triggers fire after its own actions (ruling 11). */
  readonly acts: ParticipantState[];
  memory: Memory;
  /** The plan as it was judged last, with the memory it was judged by: while that stands, so does the plan. */
  judged: { readonly memory: Memory; readonly verdicts: readonly PlanVerdict[] } | null;
  /** The client's state as this turn leaves it. */
  state: ParticipantState;
  /** The appointment's times were made or changed by this input. */
  fresh: boolean;
  replied: boolean;
  /** The act repeats the answer that stands: nobody is notified twice (ruling 27). */
  repeated: boolean;
  /** The act may not mark (ruling 27): what was authored to answer a mark is not said. */
  refused: boolean;
  transitioned: boolean;
  /** `do_nothing` ran: no later scope is searched (ruling 9). */
  search_stopped: boolean;
  /** The call whose digit is being answered; null: nobody is on the phone. */
  call: CallTurn | null;
}

export function openTurn(request: StepRequest): Turn {
  const { facts, memory, definitions } = request;
  return {
    request,
    newest: ownValue(definitions.by_revision, definitions.newest) ?? null,
    stopped: {
      sms: facts.stopped.sms,
      email: facts.stopped.email,
      call: facts.stopped.call || facts.stopped.sms,
    },
    effects: [],
    trace: [],
    failures: [],
    acts: [],
    memory,
    judged: null,
    state: facts.participant.state,
    fresh: false,
    replied: false,
    repeated: false,
    refused: false,
    transitioned: false,
    search_stopped: false,
    call: null,
  };
}

/** Stops a channel for the rest of the turn; a stopped number covers texts and calls (ruling 16). */
export function stopChannel(turn: Turn, channel: Channel): void {
  if (channel === 'email') turn.stopped.email = true;
  if (channel === 'email') return;
  turn.stopped.sms = true;
  turn.stopped.call = true;
}
