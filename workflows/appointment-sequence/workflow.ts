import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { SequenceView } from '@kept/sequences/sequence-view';
import type { SequenceActivities, SequenceArgs } from './contract.ts';
import { driveSequence } from './drive-sequence.ts';

type Decisions = Pick<SequenceActivities, 'decide'>;

const local = proxyLocalActivities<Decisions>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 3, maximumAttempts: 3 },
});

const remote = proxyActivities<Decisions>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** One participant's run through a message schedule: reminders out, replies in, until nothing is left to wait for. */
export async function appointmentSequence(args: SequenceArgs): Promise<void> {
  await driveSequence(args, decide);
}

/** Local first: no round trip through the server. A failing database moves it to the server's patient retries (ADR 0011). */
async function decide(args: SequenceArgs): Promise<SequenceView> {
  try {
    return await local.decide.executeWithOptions({ summary: 'Decide' }, [args]);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return await remote.decide.executeWithOptions({ summary: 'Decide, after local tries failed' }, [args]);
  }
}
