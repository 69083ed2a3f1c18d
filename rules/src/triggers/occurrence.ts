import type { ParticipantState } from '../facts.ts';
import type { NormalisedReply } from '../text/normalise-reply.ts';

/** What happened to a sent auto message that a trigger may wait for. */
export type Occurrence =
  | { readonly kind: 'reply'; readonly reply: NormalisedReply }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'silence'; readonly minutes: number }
  /** A call that nobody took or nobody dialled in (ruling 18). */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'failure' }
  | { readonly kind: 'act'; readonly state: ParticipantState };
