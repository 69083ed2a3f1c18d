/** How a delivery ended, for the workflow. */
export interface Delivered {
  /** `nothing`: another try had already taken it. */
  readonly outcome: 'accepted' | 'failed' | 'skipped' | 'unknown' | 'put_off' | 'held' | 'nothing';
  /** Whether the sequence must decide anew because of it. */
  readonly look: boolean;
  /** Put off: milliseconds until it may go; else null. */
  readonly again_in_ms: number | null;
}
