import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { commandBroadcast } from '@kept/sequences/broadcasts/command-broadcast';
import { secureLinkLength } from '@kept/sequences/secure/secure-link-url';
import { sendPage } from '@kept/sequences/broadcasts/send-page';
import type { ProviderAccess } from '@kept/sequences/call-provider';
import { decide } from '@kept/sequences/decide';
import type { DefinitionCache } from '@kept/sequences/definition-cache';
import { deliver, NotSentError } from '@kept/sequences/deliver';
import { holdSequence } from '@kept/sequences/hold-sequence';
import { markStuck } from '@kept/sequences/mark-stuck';
import type { Pacer } from '@kept/sequences/pacing/pacer';
import type { Vault } from '@kept/sequences/secure/vault';
import { rollPage } from '@kept/sequences/rollout/roll-page';
import { deliverWebhooks } from '@kept/sequences/webhooks/deliver-webhooks';
import type { Nudger } from '@kept/workflows/appointment-sequence/client';
import type { SequenceActivities } from '@kept/workflows/appointment-sequence/contract';
import type { BroadcastActivities } from '@kept/workflows/broadcast/contract';
import type { RolloutActivities } from '@kept/workflows/schedule-rollout/contract';
import type { WebhookActivities } from '@kept/workflows/webhook-delivery/contract';
import { faultOf } from './fault-of.ts';
import type { Log } from './log.ts';

const HEARTBEAT_EVERY_MS = 3_000;

export interface ActivityDependencies {
  readonly pool: Pool;
  readonly cache: DefinitionCache;
  readonly pacer: Pacer;
  readonly vault: Vault;
  readonly access: ProviderAccess;
  readonly nudger: Nudger;
  readonly log: Log;
}

/** What the workflows ask for: each one transaction or delivery of `sequences`, with faults made fit to be seen. */
export function createActivities({
  pool,
  cache,
  pacer,
  vault,
  access,
  nudger,
  log,
}: ActivityDependencies): SequenceActivities & RolloutActivities & BroadcastActivities & WebhookActivities {
  return {
    decide: async ({ account_id, sequence_id }) => {
      try {
        return await decide({ pool, cache, vault, account_id, sequence_id });
      } catch (error) {
        const reason = faultOf(error);
        log.error({ account_id, sequence_id, fault: reason, local: !isRemote() }, 'deciding failed');
        // Local tries are silent in Temporal; once they are spent the sequence counts as stuck until a decision succeeds.
        if (isRemote()) await markStuck({ pool, account_id, sequence_id, reason }).catch(() => undefined);
        throw ApplicationFailure.create({ type: 'DecideFailed', message: reason });
      }
    },
    deliver: async ({ account_id, message_id, look_when_accepted }) => {
      const beat = setInterval(() => Context.current().heartbeat(), HEARTBEAT_EVERY_MS);
      try {
        return await deliver({
          ...{ pool, cache, pacer, vault, access, account_id, message_id, look_when_accepted },
          is_first_try: Context.current().info.attempt === 1,
        });
      } catch (error) {
        if (error instanceof NotSentError) {
          const { retry_after_ms, code } = error;
          throw ApplicationFailure.create({
            type: 'NotSent',
            message: `not sent: ${code}`,
            nextRetryDelay: retry_after_ms,
          });
        }
        const fault = faultOf(error);
        log.error({ account_id, message_id, fault }, 'a delivery failed');
        throw ApplicationFailure.create({ type: 'DeliverFailed', message: fault });
      } finally {
        clearInterval(beat);
      }
    },
    rollPage: async ({ account_id, rollout_id }) => {
      try {
        const { progress, nudge } = await rollPage({ pool, cache, account_id, rollout_id });
        // Whoever is not reached now, the relay nudges from the input it has.
        await nudger.nudge(nudge);
        return progress;
      } catch (error) {
        const fault = faultOf(error);
        log.error({ account_id, rollout_id, fault }, 'a page of a rollout failed');
        throw ApplicationFailure.create({ type: 'RollPageFailed', message: fault });
      }
    },
    sendPage: async ({ account_id, broadcast_id }) => {
      try {
        const { progress, deliver } = await sendPage({
          pool,
          vault,
          link_length: secureLinkLength(access.public_url),
          account_id,
          broadcast_id,
        });
        // Whatever is not started now, the relay finds lying.
        await nudger.deliver(deliver);
        return progress;
      } catch (error) {
        const fault = faultOf(error);
        log.error({ account_id, broadcast_id, fault }, 'a page of a broadcast failed');
        throw ApplicationFailure.create({ type: 'SendPageFailed', message: fault });
      }
    },
    deliverWebhooks: async ({ account_id, subscription_id, lane }) => {
      const beat = setInterval(() => Context.current().heartbeat(), HEARTBEAT_EVERY_MS);
      try {
        const { secret_key, sandbox } = access;
        return await deliverWebhooks({
          pool,
          access: { secret_key, sandbox: sandbox !== null },
          account_id,
          subscription_id,
          lane,
        });
      } catch (error) {
        const fault = faultOf(error);
        log.error({ account_id, subscription_id, fault }, 'a page of webhooks failed');
        throw ApplicationFailure.create({ type: 'DeliverWebhooksFailed', message: fault });
      } finally {
        clearInterval(beat);
      }
    },
    pauseBroadcast: async ({ account_id, broadcast_id }) => {
      await commandBroadcast({ pool, account_id, broadcast_id, command: 'pause' });
    },
    hold: async ({ account_id, sequence_id }) =>
      await holdSequence({ pool, account_id, sequence_id, reason: 'cancelled in the Temporal UI' }),
  };
}

function isRemote(): boolean {
  return !Context.current().info.isLocal;
}
