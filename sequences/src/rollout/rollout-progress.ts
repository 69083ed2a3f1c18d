/** How far a rollout has come. It stands in Temporal's history: ids, numbers and authored names (ADR 0012). */
export interface RolloutProgress {
  readonly state: 'running' | 'done' | 'superseded';
  /** Sequences that ran when the revision was published. */
  readonly total: number;
  /** Those that have been looked at. */
  readonly done: number;
  /** Those whose next wake came earlier, and which were told. */
  readonly nudged: number;
  /** For the operator. */
  readonly sentence: string;
}

export interface RolloutKey {
  readonly account_id: string;
  readonly rollout_id: string;
}

/** Enough to start one. */
export interface RolloutRef extends RolloutKey {
  readonly schedule_id: string;
}
