import { decide } from './decide.ts';
import { deliver, NotSentError, type DeliverRequest } from './deliver.ts';
import type { LooseMessage } from './due-work.ts';

/** What a delivery needs beside its message. */
export type DeliveryMeans = Pick<DeliverRequest, 'pool' | 'cache' | 'pacer' | 'vault' | 'access'>;

/**
 * Nothing watches this process as Temporal does a worker: past the provider's time to answer, and ours to write it down,
 * it is taken for gone.
 */
const AT_ONCE = { is_first_try: true, record_for_ms: 20_000, given_up_after_ms: 60_000 } as const;

export interface AnswerAtOnceRequest extends DeliveryMeans {
  readonly account_id: string;
  readonly sequence_id: string;
}

/**
 * Decides what a client's act asks for and hands the answers to the provider, before the sequence's workflow has its
 * turn: that may wait behind thousands of reminders (docs/decisions/0079). Only what goes in the lane of answers; where
 * a decision also says something planned to the client, all of it is left to the workflow, which keeps the order. So is
 * what surely did not leave. The workflow is told by the caller, whatever comes of this.
 */
export async function answerAtOnce({ sequence_id, ...means }: AnswerAtOnceRequest): Promise<void> {
  const { dispatch } = await decide({ ...means, sequence_id });
  const said = dispatch.filter(({ to }) => to === 'client');
  if (said.some(({ lane }) => lane !== 'answer')) return;
  for (const { id, look_when_accepted } of said) {
    if (!(await leaves({ ...means, message_id: id, look_when_accepted }))) return;
  }
}

/** Delivers a message that belongs to no sequence; whether somebody must still look after it. */
export async function deliverLooseAtOnce(
  means: DeliveryMeans,
  { account_id, message_id }: LooseMessage,
): Promise<boolean> {
  return await leaves({ ...means, account_id, message_id, look_when_accepted: false });
}

/** Whether nothing remains to be done for it here; what is put off or was refused for now waits for its workflow. */
async function leaves(request: Omit<DeliverRequest, 'is_first_try'>): Promise<boolean> {
  try {
    const { again_in_ms } = await deliver({ ...request, ...AT_ONCE });
    return again_in_ms === null;
  } catch (error) {
    if (error instanceof NotSentError) return false;
    throw error;
  }
}
