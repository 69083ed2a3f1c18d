import type { RolloutKey, RolloutProgress } from '@kept/sequences/rollout/rollout-progress';

/** Brings a published revision to the sequences that run. */
export const SCHEDULE_ROLLOUT = 'scheduleRollout';

export type RolloutArgs = RolloutKey;

export interface RolloutActivities {
  /** Takes the next page and nudges; asked again after a failure, it goes on where the last page ended. */
  rollPage(args: RolloutArgs): Promise<RolloutProgress>;
}

export function rolloutWorkflowId({ account_id, rollout_id }: RolloutArgs): string {
  return `rollout/${account_id}/${rollout_id}`;
}
