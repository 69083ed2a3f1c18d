import type { DeliverArgs, SequenceActivities } from '../appointment-sequence/contract.ts';

/** Delivers a message that belongs to no running sequence: an opt-out's confirmation, a notice about the inbox. */
export const SINGLE_MESSAGE = 'singleMessage';

export interface SingleMessageArgs extends Omit<DeliverArgs, 'look_when_accepted'> {
  readonly lane: 'answer' | 'bulk';
}

export type SingleMessageActivities = Pick<SequenceActivities, 'deliver'>;

export function singleMessageWorkflowId({ account_id, message_id }: Omit<DeliverArgs, 'look_when_accepted'>): string {
  return `message/${account_id}/${message_id}`;
}
