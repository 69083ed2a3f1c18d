export interface BroadcastRef {
  readonly account_id: string;
  readonly broadcast_id: string;
}

/** How far a broadcast has come. It stands in Temporal's history: states and numbers only (ADR 0012). */
export interface BroadcastProgress {
  /** `gone`: there is no such broadcast. */
  readonly state: 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled' | 'gone';
  /** For the operator, such as "1,200 of 10,000". */
  readonly sentence: string;
  /** When there is something to do again; null: not before somebody says so. */
  readonly again_in_ms: number | null;
}
