import { OPT_OUT_DIGIT } from './digits.ts';
import type { TraceEntry } from './trace.ts';

export type RoutedDigit = { readonly trace: readonly TraceEntry[] } & (
  | { readonly type: 'opt_out'; readonly word: string }
  | { readonly type: 'answers' }
);

/**
 * Says what a digit is for, before the sequence sees it: 9 puts the number on the stop list in the transaction that
 * stores it, as an opt-out word does (ruling 1); all else answers the call it was dialled in.
 */
export function routeDigit(digit: string): RoutedDigit {
  const about = { verdict: 'matched' as const, auto_message_id: null, auto_reply_id: null, detail: {} };
  return digit === OPT_OUT_DIGIT
    ? { type: 'opt_out', word: OPT_OUT_DIGIT, trace: [{ ...about, rule: 'opt_out', ruling: 1 }] }
    : { type: 'answers', trace: [{ ...about, rule: 'route', ruling: 17 }] };
}
