import { proxyActivities, sleep } from '@temporalio/workflow';
import { LANES } from '../appointment-sequence/contract.ts';
import type { SingleMessageActivities, SingleMessageArgs } from './contract.ts';

/** Delivers one message; when the claim puts it off (quiet hours), waits and asks again. */
export async function singleMessage({ lane, ...message }: SingleMessageArgs): Promise<void> {
  const { deliver } = proxyActivities<SingleMessageActivities>({
    taskQueue: LANES[lane],
    startToCloseTimeout: '10m',
    heartbeatTimeout: '10s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  });
  for (;;) {
    const delivered = await deliver({ ...message, look_when_accepted: false });
    if (delivered.again_in_ms === null) return;
    await sleep(Math.max(1, delivered.again_in_ms), { summary: 'Put off: quiet hours' });
  }
}
