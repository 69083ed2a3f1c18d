/** One rule looked at and its verdict: what makes a decision readable (flow-spec section 5). */
export interface TraceEntry {
  /** `auto_reply`, `default_auto_reply`, `built_in`, `plan`, `timer`, `limit`, `state`, `opt_out`, `route`, … */
  readonly rule: string;
  readonly verdict: 'matched' | 'no_match' | 'shadowed' | 'suppressed' | 'limit' | 'applied' | 'ignored';
  /** The number of the ruling that decided, when one did. */
  readonly ruling: number | null;
  readonly auto_message_id: string | null;
  readonly auto_reply_id: string | null;
  /** References and codes only, never a client's words: `by` (what shadowed it), `phrase` (the authored one), `reason`, … */
  readonly detail: Readonly<Record<string, string | number | null>>;
}
