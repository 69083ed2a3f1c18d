import {
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { LANES, LOOK } from '../appointment-sequence/contract.ts';
import type { BroadcastActivities, BroadcastArgs } from './contract.ts';

const lookSignal = defineSignal(LOOK);

const OPTIONS = {
  taskQueue: LANES.bulk,
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const;

/**
 * Sends a broadcast page by page: waits for its time, then has the database write the next messages whenever the last
 * ones are on their way. Whether it is paused or cancelled and how far it came stands in the database, so it may die
 * anywhere and be started again; whoever changes any of it says "look".
 */
export async function broadcast(args: BroadcastArgs): Promise<void> {
  // Accounts take turns where the server knows fairness, and reminders go first.
  const priority = { priorityKey: 5, fairnessKey: args.account_id };
  const { sendPage, pauseBroadcast } = proxyActivities<BroadcastActivities>({ ...OPTIONS, priority });
  let looks = 0;
  setHandler(lookSignal, () => {
    looks += 1;
  });
  try {
    for (;;) {
      const seen = looks;
      const { state, sentence, again_in_ms } = await sendPage(args);
      setCurrentDetails(sentence);
      if (looks !== seen) continue;
      if (state === 'sent' || state === 'cancelled' || state === 'gone') return;
      if (workflowInfo().continueAsNewSuggested) await continueAsNew(args);
      if (again_in_ms === null) await condition(() => looks !== seen);
      else if (again_in_ms > 0) await condition(() => looks !== seen, again_in_ms);
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
    // The truth must say that an operator stopped it, or the sweeper would start it again.
    await CancellationScope.nonCancellable(() => pauseBroadcast(args));
    throw error;
  }
}
