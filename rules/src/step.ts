import type { Definitions } from './definitions.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import type { Input } from './input.ts';
import type { Instant } from './instant.ts';
import type { Memory } from './memory.ts';
import type { TraceEntry } from './trace.ts';

export interface StepRequest {
  readonly definitions: Definitions;
  readonly memory: Memory;
  readonly input: Input;
  readonly facts: Facts;
  readonly now: Instant;
}

export interface StepResult {
  readonly memory: Memory;
  readonly effects: readonly Effect[];
  readonly trace: readonly TraceEntry[];
  /** When to look again without any input; null: never. */
  readonly wake_at: Instant | null;
  /** Nothing planned, armed, flying or open: the workflow may end. */
  readonly finished: boolean;
}

/** One decision: pure and total (flow-spec section 5). */
export declare function step(request: StepRequest): StepResult;
