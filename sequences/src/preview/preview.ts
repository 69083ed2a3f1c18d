import type { PlanDifference } from '@kept/rules/compare-plans';

/** What would become of one message, with a sentence for it. Times are the account's. */
export interface PreviewedMessage extends Omit<PlanDifference, 'reason' | 'held'> {
  readonly sentence: string;
}

/** What would become of one participant's messages. */
export interface PreviewedParticipant {
  /** Null for one who is not stored yet. */
  readonly participant_id: string | null;
  readonly name: string;
  /** Why little or nothing can reach them, whatever is planned. */
  readonly problem: string | null;
  readonly messages: readonly PreviewedMessage[];
}
