/** A subscription as its workflow knows it: ids only. */
export interface WebhookRef {
  readonly account_id: string;
  readonly subscription_id: string;
}

/** Targets that fail or answer slowly take turns apart, so that however many they are, the others do not wait. */
export type WebhookLane = 'quick' | 'slow';

/** How far a subscription's deliveries came; what its workflow needs to go on. */
export interface WebhookProgress {
  /** In how long to look again, in milliseconds; null: nothing waits. */
  readonly again_in_ms: number | null;
  readonly lane: WebhookLane;
  /** For the operator in the Temporal UI. */
  readonly sentence: string;
}
