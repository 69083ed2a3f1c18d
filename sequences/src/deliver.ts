import { setTimeout } from 'node:timers/promises';
import { RATE_LIMITED } from '@kept/channels/rate-limited';
import { claim } from './claim.ts';
import { callProvider, type ProviderAccess } from './call-provider.ts';
import type { DefinitionCache } from './definition-cache.ts';
import type { Delivered } from './delivered.ts';
import { deliverPush } from './notifications/deliver-push.ts';
import type { Pacer } from './pacing/pacer.ts';
import { record } from './record.ts';
import { secureLinkLength } from './secure/secure-link-url.ts';
import type { Vault } from './secure/vault.ts';
import type { TransactionRequest } from './transaction.ts';

export interface DeliverRequest extends TransactionRequest {
  readonly message_id: string;
  /** What the decision said of this message (see `SequenceView`). */
  readonly look_when_accepted: boolean;
  /** See `ClaimRequest`. */
  readonly is_first_try: boolean;
  readonly given_up_after_ms?: number;
  /** How long a process that knows an outcome keeps trying to write it down; a little less than an activity may take unless given. */
  readonly record_for_ms?: number;
  readonly access: ProviderAccess;
  readonly cache: DefinitionCache;
  readonly pacer: Pacer;
  readonly vault: Vault;
}

/** What `deliver` throws when the message surely did not leave: try again after the given time. */
export class NotSentError extends Error {
  constructor(
    readonly retry_after_ms: number,
    readonly code: string,
  ) {
    super(`not sent (${code}), to be tried again`);
    this.name = 'NotSentError';
  }
}

/**
 * A slot of the sender's rate, claim, one call to the provider, record (architecture section 2). Tried again only for what surely did not
 * happen; anything that may have happened is recorded as unknown and never sent a second time by itself.
 */
export async function deliver(request: DeliverRequest): Promise<Delivered> {
  const { pool, cache, pacer, vault, account_id, message_id, look_when_accepted, is_first_try, access } = request;
  const { given_up_after_ms, record_for_ms = RECORD_FOR_MS } = request;
  const turn = await pacer.turn({ pool, account_id, message_id });
  if (turn.type === 'turned_away') throw new NotSentError(turn.again_in_ms, 'sender_busy');
  const claimed = await claim({
    pool,
    cache,
    vault,
    account_id,
    message_id,
    link_length: secureLinkLength(access.public_url),
    is_first_try,
    look_when_accepted,
    ...(given_up_after_ms === undefined ? {} : { given_up_after_ms }),
  });
  if (claimed.type !== 'send') turn.unused();
  switch (claimed.type) {
    case 'nothing':
      return (
        (await deliverPush({ pool, account_id, message_id, access })) ?? {
          outcome: 'nothing',
          look: false,
          again_in_ms: null,
        }
      );
    case 'held':
      return { outcome: 'held', look: false, again_in_ms: null };
    case 'adopted':
      return { outcome: 'accepted', look: true, again_in_ms: null };
    case 'skipped':
    case 'unknown':
      return { outcome: claimed.type, look: true, again_in_ms: null };
    case 'put_off':
      return { outcome: 'put_off', look: true, again_in_ms: claimed.again_in_ms };
    case 'send': {
      const { attempt_id, message } = claimed;
      const { part_ids } = message;
      const outcome = await callProvider({ account_id, attempt_id, message, access });
      await untilRecorded(
        () => record({ pool, account_id, message_id, part_ids, attempt_id, outcome, look_when_accepted }),
        record_for_ms,
      );
      if (outcome.type === 'not_sent' && outcome.code === RATE_LIMITED)
        await pacer.block({ pool, account_id, message_id, for_ms: outcome.retry_after_ms });
      if (outcome.type === 'not_sent') throw new NotSentError(outcome.retry_after_ms, outcome.code);
      const look = look_when_accepted || outcome.type !== 'accepted';
      return { outcome: outcome.type, look, again_in_ms: null };
    }
    default:
      return claimed satisfies never;
  }
}

const RECORD_FOR_MS = 9 * 60_000;

/**
 * The provider has answered and only this process knows: while the database is away, keep at it. Past that time the
 * outcome is found unknown.
 */
async function untilRecorded(write: () => Promise<void>, for_ms: number): Promise<void> {
  const started = Date.now();
  for (let wait_ms = 200; ; wait_ms = Math.min(wait_ms * 2, 5_000)) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() - started + wait_ms > for_ms) throw error;
      await setTimeout(wait_ms);
    }
  }
}
