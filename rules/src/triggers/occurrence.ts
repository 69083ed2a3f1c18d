import type { ParticipantState } from '../facts.ts';
import type { NormalisedReply } from '../text/normalise-reply.ts';

/** What happened to a sent auto message that a trigger may wait for. */
export type Occurrence =
  | { readonly kind: 'reply'; readonly reply: NormalisedReply }
  | { readonly kind: 'silence'; readonly minutes: number }
  | { readonly kind: 'failure' }
  | { readonly kind: 'act'; readonly state: ParticipantState };
