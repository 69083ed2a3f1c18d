import type { ProviderAccess } from '@kept/sequences/call-provider';
import type { DefinitionCache } from '@kept/sequences/definition-cache';
import { readChannelsToReconcile, reconcileChannel } from '@kept/sequences/reconcile/reconcile-channel';
import { faultOf } from './fault-of.ts';
import type { Log } from './log.ts';
import { failOnUnreached, type RoundRequest } from './relay.ts';

const AT_ONCE = 200;

export interface ReconcileRound extends RoundRequest {
  readonly access: ProviderAccess;
  readonly cache: DefinitionCache;
  readonly log: Log;
  /** A channel is asked no more often than this, whatever the number of workers. */
  readonly every_ms: number;
}

/**
 * One round of asking the providers for what they know and we do not (replies that no webhook brought, messages whose
 * outcome is unknown). A provider that does not answer keeps no other from being asked.
 */
export async function reconcile({ pool, nudger, access, cache, log, every_ms }: ReconcileRound): Promise<void> {
  for (const { account_id, channel_id } of await readChannelsToReconcile({ pool, limit: AT_ONCE, every_ms })) {
    try {
      const found = await reconcileChannel({ pool, account_id, channel_id, access, cache, every_ms });
      if (found.taken_in > 0)
        log.warn({ account_id, channel_id, replies: found.taken_in }, 'replies no webhook brought');
      await failOnUnreached(nudger.nudge(found.nudge));
      await failOnUnreached(nudger.deliver(found.messages));
    } catch (error) {
      log.warn({ account_id, channel_id, fault: faultOf(error) }, 'a provider could not be asked what it knows');
    }
  }
}
