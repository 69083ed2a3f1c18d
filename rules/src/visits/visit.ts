import type { Instant } from '../instant.ts';

/**
 * What became of one handing-over of an auto message. It waits until the client answers it (and maybe is led on to
 * another message by that), silence is acted on, it fails, or nothing can come of it any more: it was overtaken by a
 * newer message, skipped or taken back, stopped, or its reply window is over.
 */
export type VisitOutcome = 'waiting' | 'answer' | 'transition' | 'timer' | 'failed' | 'expired';

/** One handing-over of an auto message and what became of it. */
export interface Visit {
  /** Unique within the sequence, over all of its lives. */
  readonly key: string;
  readonly auto_message_id: string;
  readonly at: Instant;
  readonly outcome: VisitOutcome;
}
