import type { Instant } from './instant.ts';

/** What a sequence must remember, small and versioned (flow-spec section 5). Only `rules` looks inside. */
export interface Memory {
  readonly version: 1;
  readonly life: number;
  // the rules author completes this
}

/** The memory of a sequence that has not begun its given life. Lives count from 1 (ruling 12). */
export declare function emptyMemory(life: number): Memory;

/** What the operator's sentence needs to know; no client data. */
export interface MemoryView {
  /** The last auto message sent or being sent. */
  readonly last_sent: { readonly auto_message_id: string; readonly revision_id: string; readonly at: Instant; readonly status: string } | null;
  /** The earliest armed no-response timer. */
  readonly waiting_until: Instant | null;
}

export declare function viewMemory(memory: Memory): MemoryView;

/** Revisions of sent messages that a decision still needs (ruling 25). */
export declare function revisionsInMemory(memory: Memory): readonly string[];
