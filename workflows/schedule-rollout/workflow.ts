import { continueAsNew, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { LANES } from '../appointment-sequence/contract.ts';
import type { RolloutActivities, RolloutArgs } from './contract.ts';

const { rollPage } = proxyActivities<RolloutActivities>({
  taskQueue: LANES.bulk,
  priority: { priorityKey: 5 },
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * Brings a published revision to the sequences that run, page by page, until none is left or a newer revision takes
 * over. How far it came stands in the database, so it may die anywhere and be started again.
 */
export async function scheduleRollout(args: RolloutArgs): Promise<void> {
  for (;;) {
    const { state, sentence } = await rollPage(args);
    setCurrentDetails(sentence);
    if (state !== 'running') return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew(args);
  }
}
