import type { Effect } from '../effect.ts';
import type { ParticipantState } from '../facts.ts';
import type { Input } from '../input.ts';
import type { Instant } from '../instant.ts';
import type { RouteResult } from '../route-reply.ts';
import type { TraceEntry } from '../trace.ts';

/** What was found out about a reply or a digit before the sequence took it; `no_call`: nobody is on the phone. */
export interface Routed {
  readonly type: RouteResult['type'] | 'no_call';
  readonly trace: readonly TraceEntry[];
}

/** One decision of a simulation, or one reply that never reached the sequence. */
export interface TimelineEntry {
  readonly at: Instant;
  /** Null: the line took the reply (opt-in, help, nothing to answer), the sequence heard of nothing. */
  readonly input: Input | null;
  /** What a reply or a digit was for; null for all else. */
  readonly routed: Routed['type'] | null;
  readonly effects: readonly Effect[];
  /** Names the messages and auto replies looked at: the path that lights up on the canvas. */
  readonly trace: readonly TraceEntry[];
  /** The trace in sentences. */
  readonly why: readonly string[];
  readonly state: ParticipantState;
  readonly wake_at: Instant | null;
  readonly finished: boolean;
}
