import type { SequenceView } from '@kept/sequences/sequence-view';
import type { Delivered } from '@kept/sequences/delivered';

/** Names that cross the wire to Temporal. Changing one orphans running workflows: add, never rename. */
export const APPOINTMENT_SEQUENCE = 'appointmentSequence';

/** An empty signal: look at the database (ADR 0010). It carries nothing, so losing or doubling it is harmless. */
export const LOOK = 'look';

/** Workflows, their decisions and answers to waiting people; work planned ahead. */
export const TASK_QUEUES = {
  sequences: 'kept-sequences',
  bulk: 'kept-bulk',
} as const;

/**
 * Where a message waits for its delivery. An answer stays on the workflow's own queue: the worker that decided
 * it may then deliver it at once, without a round trip through the server.
 */
export const LANES = { answer: TASK_QUEUES.sequences, bulk: TASK_QUEUES.bulk } as const;

export interface SequenceArgs {
  readonly account_id: string;
  readonly sequence_id: string;
}

export interface DeliverArgs {
  readonly account_id: string;
  readonly message_id: string;
  /** Whether an acceptance asks the sequence to look; see `DispatchedMessage`. */
  readonly look_when_accepted: boolean;
}

/** What the workflow asks of the worker. Results hold ids, authored names, states and times only. */
export interface SequenceActivities {
  decide(args: SequenceArgs): Promise<SequenceView>;
  deliver(args: DeliverArgs): Promise<Delivered>;
  hold(args: SequenceArgs): Promise<void>;
}

export interface SequenceIds {
  readonly account_id: string;
  readonly participant_id: string;
}

/** One workflow per participant, so that starting it twice is impossible. */
export function sequenceWorkflowId({ account_id, participant_id }: SequenceIds): string {
  return `sequence/${account_id}/${participant_id}`;
}
