import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import { LANES, LOOK } from '../appointment-sequence/contract.ts';
import type { SingleMessageActivities, SingleMessageArgs } from './contract.ts';

const lookSignal = defineSignal(LOOK);

/**
 * Delivers one message; when the claim puts it off (quiet hours), waits and asks again. A sandbox clock that moved says
 * "look".
 */
export async function singleMessage({ lane, ...message }: SingleMessageArgs): Promise<void> {
  const { deliver } = proxyActivities<SingleMessageActivities>({
    taskQueue: LANES[lane],
    startToCloseTimeout: '10m',
    heartbeatTimeout: '10s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
    // Behind the reminders, and accounts take turns where the server knows fairness.
    priority: lane === 'answer' ? { priorityKey: 1 } : { priorityKey: 5, fairnessKey: message.account_id },
  });
  let looks = 0;
  setHandler(lookSignal, () => {
    looks += 1;
  });
  for (;;) {
    const seen = looks;
    const delivered = await deliver({ ...message, look_when_accepted: false });
    if (delivered.again_in_ms === null) return;
    await condition(() => looks !== seen, Math.max(1, delivered.again_in_ms));
  }
}
