import type { Lane } from '@kept/rules/effect';
import type { Instant } from '@kept/rules/instant';

/**
 * What a decision tells the workflow. It stands in Temporal's history, so it holds ids, authored names,
 * states and times: never a client's words, name or address (ADR 0012).
 */
export interface SequenceView {
  /** Messages due and not yet taken by a delivery. */
  readonly dispatch: readonly DispatchedMessage[];
  /** When to look again, on the account's clock; null: only when nudged. */
  readonly wake_at: Instant | null;
  /** The same moment on the real clock: it changes when a sandbox clock is moved, and the timer with it. */
  readonly wake_at_real: Instant | null;
  /** Milliseconds from the decision to the wake; 0 without one. */
  readonly wake_in_ms: number;
  /** What the timer waits for, in words for the operator. */
  readonly wake_summary: string;
  /** Nothing planned, armed, flying or open: the workflow may end. */
  readonly finished: boolean;
  /** Where the sequence stands, in one sentence. */
  readonly sentence: string;
  /** What it can be searched by: the message whose answer it waits for, the client's state; null: as it was. */
  readonly attributes: { readonly message: string | null; readonly state: string | null };
  /** Short facts about what this decision did: input types, auto reply ids, states. */
  readonly did: readonly string[];
}

export interface DispatchedMessage {
  readonly id: string;
  readonly lane: Lane;
  /** Messages to the client go out one after the other; a notice to staff waits for nothing. */
  readonly to: 'client' | 'staff';
  readonly summary: string;
  /** Whether its acceptance starts something, such as waiting for a reply; else it is taken in at the next look. */
  readonly look_when_accepted: boolean;
}
