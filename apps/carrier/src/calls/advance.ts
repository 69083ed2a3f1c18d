import type { Call } from './call.ts';
import type { CallLine } from './call-line.ts';
import type { CallProgress, DocumentRequest } from './call-progress.ts';

export type Problem = { readonly code: number; readonly message: string; readonly url: string };

/** What the carrier must do about it, in this order. */
export type CallEffect =
  | { readonly kind: 'status'; readonly status: Exclude<Call['status'], 'queued'> }
  | { readonly kind: 'initiated' }
  | { readonly kind: 'answered_by'; readonly who: string }
  | { readonly kind: 'taken_by'; readonly who: 'human' | 'machine' }
  | { readonly kind: 'presses'; readonly keys: string }
  | { readonly kind: 'line'; readonly line: CallLine }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'fetch_clip'; readonly url: string }
  | { readonly kind: 'hang_up_other_leg' }
  | {
      readonly kind: 'dial';
      readonly number: string;
      readonly caller_id: string | null;
      readonly timeout_s: number;
    };

/** `wake_in_s`: when its own time is up, in the call's seconds; null: it waits for somebody. */
export type Advance = {
  readonly progress: CallProgress;
  readonly wake_in_s: number | 'as_planned' | null;
  readonly effects: readonly CallEffect[];
};

/** Asks for a document. */
export function fetching(request: DocumentRequest): Advance {
  return { progress: { kind: 'fetching', request }, wake_in_s: null, effects: [] };
}

/** Ends the call, and with it whom it was forwarded to. */
export function end(status: 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled'): Advance {
  return {
    progress: { kind: 'ended' },
    wake_in_s: null,
    effects: [{ kind: 'status', status }, { kind: 'hang_up_other_leg' }],
  };
}

/** The same, after something else was done. */
export function withFirst(first: CallEffect | readonly CallEffect[], advance: Advance): Advance {
  return { ...advance, effects: [...(Array.isArray(first) ? first : [first]), ...advance.effects] };
}
