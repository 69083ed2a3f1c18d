import type { Definitions } from './definitions.ts';
import type { Channel, Facts } from './facts.ts';
import type { SkipReason } from './effect.ts';
import type { Instant } from './instant.ts';
import type { Memory } from './memory.ts';

export interface PlannedMessage {
  readonly auto_message_id: string;
  readonly name: string;
  readonly channel: Channel;
  /** When it goes out, or would have; null when its timing names no moment. */
  readonly at: Instant | null;
  readonly status: 'planned' | 'skipped' | 'held' | 'on_demand';
  readonly reason: SkipReason | null;
}

export interface PlanRequest {
  readonly definitions: Definitions;
  readonly memory: Memory;
  readonly facts: Facts;
  readonly now: Instant;
}

/** What is still to come for a sequence, with the reason for what will not be sent. */
export declare function plan(request: PlanRequest): readonly PlannedMessage[];
