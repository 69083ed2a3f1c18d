import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { LOOK } from '../appointment-sequence/contract.ts';
import { WEBHOOK_QUEUES, type WebhookActivities, type WebhookDeliveryArgs } from './contract.ts';

const lookSignal = defineSignal(LOOK);

/**
 * Delivers the webhooks of one subscription: makes the tries that are due, waits for the next and ends when nothing
 * waits. What is due, how often it was tried and when to try again stands in the database, so it may die anywhere; the
 * relay starts it again, and says "look" when something new is due.
 */
export async function webhookDelivery({ lane: first, ...subscription }: WebhookDeliveryArgs): Promise<void> {
  let looks = 0;
  setHandler(lookSignal, () => {
    looks += 1;
  });
  for (let lane = first; ;) {
    const { deliverWebhooks } = proxyActivities<WebhookActivities>({
      taskQueue: WEBHOOK_QUEUES[lane],
      startToCloseTimeout: '2m',
      heartbeatTimeout: '10s',
      retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
      priority: { priorityKey: 3, fairnessKey: subscription.account_id },
    });
    const seen = looks;
    const progress = await deliverWebhooks({ ...subscription, lane });
    lane = progress.lane;
    setCurrentDetails(progress.sentence);
    if (looks !== seen) continue;
    if (progress.again_in_ms === null) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew({ ...subscription, lane });
    if (progress.again_in_ms > 0) await condition(() => looks !== seen, progress.again_in_ms);
  }
}
