import { proxyActivities } from '@temporalio/workflow';
import type { SequenceActivities, SequenceArgs } from '@kept/workflows/appointment-sequence/contract';
import { driveSequence } from '@kept/workflows/appointment-sequence/drive-sequence';

const { decide } = proxyActivities<Pick<SequenceActivities, 'decide'>>({ startToCloseTimeout: '10s' });

/** The production loop with every decision a normal activity: nudges arrive while it decides, which a local one hides. */
export async function appointmentSequence(args: SequenceArgs): Promise<void> {
  await driveSequence(args, decide);
}
