import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import type { BroadcastRef } from '@kept/sequences/broadcasts/broadcast-progress';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import type { RolloutRef } from '@kept/sequences/rollout/rollout-progress';
import { BROADCAST, broadcastWorkflowId } from '../broadcast/contract.ts';
import { SCHEDULE_ROLLOUT, rolloutWorkflowId } from '../schedule-rollout/contract.ts';
import { SINGLE_MESSAGE, singleMessageWorkflowId, type SingleMessageArgs } from '../single-message/contract.ts';
import { WEBHOOK_DELIVERY, webhookWorkflowId, type WebhookDeliveryArgs } from '../webhook-delivery/contract.ts';
import { APPOINTMENT_SEQUENCE, LOOK, TASK_QUEUES, sequenceWorkflowId } from './contract.ts';
import { SEARCH_ATTRIBUTES } from './search-attributes.ts';

export interface Nudger {
  /**
   * Starts the workflow of sequences made just now. As `nudge`, but without a signal: whatever already runs for
   * them was started after the same commit and has looked since.
   */
  start(sequences: readonly SequenceRef[]): Promise<NudgeResult>;
  /**
   * Asks each sequence's workflow to look, starting it where none runs. Call it after the commit.
   * Answers how many could not be reached; the relay nudges those again from the rows they left.
   */
  nudge(sequences: readonly SequenceRef[]): Promise<NudgeResult>;
  /** Starts the delivery of messages that belong to no sequence; starting one twice is harmless. */
  deliver(messages: readonly SingleMessageArgs[]): Promise<NudgeResult>;
  /** As `deliver`, and has those look that wait for their hour: the account's clock has moved. */
  wake(messages: readonly SingleMessageArgs[]): Promise<NudgeResult>;
  /** Has broadcasts look, starting them where they do not run. */
  broadcast(broadcasts: readonly BroadcastRef[]): Promise<NudgeResult>;
  /** Starts rollouts, or goes on with those that stopped; starting one twice is harmless. */
  rollOut(rollouts: readonly RolloutRef[]): Promise<NudgeResult>;
  /** Has subscriptions look at what is to be told, starting those that do not run. */
  tell(subscriptions: readonly WebhookDeliveryArgs[]): Promise<NudgeResult>;
  /** Whether the Temporal server answers. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface NudgeResult {
  readonly unreached: number;
  readonly error: string | null;
}

export interface NudgerOptions {
  readonly connection: ConnectionOptions;
  readonly namespace: string;
  /** How long a worker may take for one workflow task before another gets it, in milliseconds. */
  readonly task_timeout_ms: number;
  /** How long one call may take before the relay is left to it. */
  readonly timeout_ms: number;
}

const AT_ONCE = 100;

export function createNudger({
  connection: connectionOptions,
  namespace,
  task_timeout_ms,
  timeout_ms,
}: NudgerOptions): Nudger {
  // Lazy, so that a process starts and serves while Temporal is away.
  const connection = Connection.lazy(connectionOptions);
  const client = new Client({ connection, namespace });

  const each = async <T>(items: readonly T[], call: (item: T) => Promise<unknown>): Promise<NudgeResult> => {
    let unreached = 0;
    let error: string | null = null;
    for (let from = 0; from < items.length && error === null; from += AT_ONCE) {
      const batch = items.slice(from, from + AT_ONCE);
      const settled = await Promise.allSettled(
        batch.map((item) => connection.withDeadline(Date.now() + timeout_ms, () => call(item))),
      );
      const failures = settled.filter((result) => result.status === 'rejected');
      unreached += failures.length;
      // A server that is away fails the rest as well: leave them to the relay instead of waiting for each.
      if (failures[0] !== undefined) {
        error = failures[0].reason instanceof Error ? failures[0].reason.message : 'unknown';
        unreached += Math.max(0, items.length - from - batch.length);
      }
    }
    return { unreached, error };
  };

  const startOf = (sequence: SequenceRef) => ({
    workflowId: sequenceWorkflowId(sequence),
    taskQueue: TASK_QUEUES.sequences,
    args: [{ account_id: sequence.account_id, sequence_id: sequence.sequence_id }],
    workflowTaskTimeout: task_timeout_ms,
    staticSummary: `Reminders, ${sequence.schedule_name}`,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SEARCH_ATTRIBUTES.account, value: sequence.account_id },
      { key: SEARCH_ATTRIBUTES.appointment, value: sequence.appointment_id },
      { key: SEARCH_ATTRIBUTES.participant, value: sequence.participant_id },
      { key: SEARCH_ATTRIBUTES.schedule, value: sequence.schedule_id },
    ]),
  });

  const deliveryOf = (message: SingleMessageArgs) => ({
    workflowId: singleMessageWorkflowId(message),
    taskQueue: TASK_QUEUES.sequences,
    args: [message],
    staticSummary: 'One message',
    typedSearchAttributes: new TypedSearchAttributes([{ key: SEARCH_ATTRIBUTES.account, value: message.account_id }]),
  });

  return {
    start: (sequences) =>
      each(sequences, (sequence) =>
        client.workflow.start(APPOINTMENT_SEQUENCE, { ...startOf(sequence), workflowIdConflictPolicy: 'USE_EXISTING' }),
      ),
    nudge: (sequences) =>
      each(sequences, (sequence) =>
        client.workflow.signalWithStart(APPOINTMENT_SEQUENCE, { ...startOf(sequence), signal: LOOK, signalArgs: [] }),
      ),
    deliver: (messages) =>
      each(messages, (message) =>
        client.workflow.start(SINGLE_MESSAGE, { ...deliveryOf(message), workflowIdConflictPolicy: 'USE_EXISTING' }),
      ),
    wake: (messages) =>
      each(messages, (message) =>
        client.workflow.signalWithStart(SINGLE_MESSAGE, { ...deliveryOf(message), signal: LOOK, signalArgs: [] }),
      ),
    broadcast: (broadcasts) =>
      each(broadcasts, ({ account_id, broadcast_id }) =>
        client.workflow.signalWithStart(BROADCAST, {
          workflowId: broadcastWorkflowId({ account_id, broadcast_id }),
          taskQueue: TASK_QUEUES.sequences,
          args: [{ account_id, broadcast_id }],
          signal: LOOK,
          signalArgs: [],
          staticSummary: 'One-time messages',
          typedSearchAttributes: new TypedSearchAttributes([{ key: SEARCH_ATTRIBUTES.account, value: account_id }]),
        }),
      ),
    rollOut: (rollouts) =>
      each(rollouts, ({ account_id, rollout_id, schedule_id }) =>
        client.workflow.start(SCHEDULE_ROLLOUT, {
          workflowId: rolloutWorkflowId({ account_id, rollout_id }),
          workflowIdConflictPolicy: 'USE_EXISTING',
          taskQueue: TASK_QUEUES.sequences,
          args: [{ account_id, rollout_id }],
          staticSummary: 'A published revision comes to running sequences',
          typedSearchAttributes: new TypedSearchAttributes([
            { key: SEARCH_ATTRIBUTES.account, value: account_id },
            { key: SEARCH_ATTRIBUTES.schedule, value: schedule_id },
          ]),
        }),
      ),
    tell: (subscriptions) =>
      each(subscriptions, ({ account_id, subscription_id, lane }) =>
        client.workflow.signalWithStart(WEBHOOK_DELIVERY, {
          workflowId: webhookWorkflowId({ account_id, subscription_id }),
          taskQueue: TASK_QUEUES.sequences,
          args: [{ account_id, subscription_id, lane }],
          signal: LOOK,
          signalArgs: [],
          staticSummary: 'Webhooks',
          typedSearchAttributes: new TypedSearchAttributes([{ key: SEARCH_ATTRIBUTES.account, value: account_id }]),
        }),
      ),
    isReachable: async () => {
      try {
        await connection.withDeadline(Date.now() + timeout_ms, () => connection.workflowService.getSystemInfo({}));
        return true;
      } catch {
        return false;
      }
    },
    close: () => connection.close(),
  };
}
