import type { Instant } from './instant.ts';

/** A message that staff wrote for this once, as far as replies on its line are concerned (ruling 28). */
export interface OneTimeMessage {
  readonly sent_at: Instant;
  /** The sender said that it asks something of its own: until an auto message comes after it, every reply is for a person. */
  readonly asks_own_question: boolean;
}
