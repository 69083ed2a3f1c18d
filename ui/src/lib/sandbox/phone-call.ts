import type { CallStatus } from './call-words.ts';

/** What was heard or done in a call. */
export type CallLine =
  | { readonly kind: 'said'; readonly text: string; readonly language: string | null }
  | { readonly kind: 'played'; readonly url: string }
  | { readonly kind: 'pressed'; readonly key: string }
  | { readonly kind: 'carrier_said'; readonly text: string }
  | { readonly kind: 'forwarded'; readonly number: string };

/** A call at a phone. */
export interface PhoneCall {
  readonly id: string;
  readonly other: string;
  readonly at: string;
  readonly status: CallStatus;
  readonly taken_by: 'human' | 'machine' | null;
  readonly seconds: number | null;
  readonly listens: {
    readonly keys: string;
    readonly num_digits: number | null;
    readonly finish_on_key: string;
  } | null;
  readonly lines: readonly CallLine[];
  readonly problems: readonly { readonly code: number; readonly message: string; readonly url: string }[];
}
