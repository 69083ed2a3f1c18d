import type { ParticipantState } from '../facts.ts';
import type { NotifyReason } from '../effect.ts';
import type { SystemTextKey } from '../system-text.ts';
import type { Happening } from './happening.ts';
import type { MadeUp } from './made-up-facts.ts';

/** What someone wrote down that must happen: an appointment, a script, and what must have come of it at its end. */
export interface SavedScenario {
  readonly name: string;
  /** The made-up appointment that it plays around. */
  readonly appointment: MadeUp;
  readonly script: readonly Happening[];
  readonly expect: readonly Expectation[];
}

export type Expectation =
  | { readonly that: 'message_sent'; readonly auto_message_id: string }
  | { readonly that: 'message_not_sent'; readonly auto_message_id: string }
  | { readonly that: 'answered_by'; readonly auto_reply_id: string }
  | { readonly that: 'state_is'; readonly state: ParticipantState }
  | { readonly that: 'staff_told'; readonly reason: NotifyReason }
  /** One of the product's own texts was sent or said. */
  | { readonly that: 'text_sent'; readonly text: SystemTextKey }
  /** Nothing is waited for at its end. */
  | { readonly that: 'ended' };
