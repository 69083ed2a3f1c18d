import type { Definitions } from './definitions.ts';
import type { Channel } from './facts.ts';
import type { Instant } from './instant.ts';
import type { TraceEntry } from './trace.ts';

/** A sent auto message that a reply on its line may answer (ruling 3). */
export interface OpenQuestion {
  readonly sequence_id: string;
  /** Key of the send effect that made the message. */
  readonly key: string;
  readonly revision_id: string;
  readonly auto_message_id: string;
  readonly sent_at: Instant;
}

export interface RouteRequest {
  readonly text: string;
  readonly channel: Channel;
  readonly questions: readonly OpenQuestion[];
  /** Holds every revision named by the questions. */
  readonly definitions: Definitions;
  /** The sender's own words, beside the built-in ones. */
  readonly sender: { readonly opt_out_words: readonly string[] };
}

export type RouteResult = { readonly trace: readonly TraceEntry[] } & (
  | { readonly type: 'opt_out'; readonly word: string; readonly may_mean_cancel: boolean }
  | { readonly type: 'opt_in' }
  | { readonly type: 'help' }
  | { readonly type: 'answers'; readonly questions: readonly OpenQuestion[] }
  | { readonly type: 'inbox'; readonly reason: 'no_open_question' | 'ambiguous' }
);

/** Says what a reply is for, before any sequence sees it (rulings 1 and 3). */
export declare function routeReply(request: RouteRequest): RouteResult;
