import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { ProviderAccess } from '../call-provider.ts';
import type { DefinitionCache } from '../definition-cache.ts';
import { readDueSequences, type LooseMessage } from '../due-work.ts';
import { importReplies } from '../reconcile/import-replies.ts';
import { lookUpUnknown } from '../reconcile/look-up-unknown.ts';
import { readChannel, type AskedChannel, type ChannelKey } from '../reconcile/read-channel.ts';
import { readChannelsToReconcile } from '../reconcile/reconcile-channel.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { inTransaction } from '../transaction.ts';
import { holdSending } from './hold-sending.ts';
import { importSent } from './import-sent.ts';

const MOST_CHANNELS = 100_000;
const MOST_SEQUENCES = 10_000;

/** What looked this often without anything moving waits for something else. */
const STILL_ROUNDS = 4;
const ROUND_MS = 1_000;

export interface RecoverRequest {
  readonly pool: Pool;
  readonly access: ProviderAccess;
  readonly cache: DefinitionCache;
  /** To which moment the database was restored, by the provider's clock; a little earlier does no harm. */
  readonly since: Date;
  readonly nudge: (sequences: readonly SequenceRef[]) => Promise<unknown>;
  readonly deliver: (messages: readonly LooseMessage[]) => Promise<unknown>;
}

export interface Recovery {
  /** Texts and calls the provider has that the restored database did not know. */
  readonly sent: number;
  /** Replies it did not know. */
  readonly replies: number;
}

/**
 * After a restore: nothing is sent until the provider was asked what it did meanwhile. Its texts and calls are kept aside, and whatever
 * ought to have looked by now does: a message decided anew takes its own instead of going out again. Only then the replies
 * are taken in, which answer those messages. Safe to run again; where it fails, sending stays held.
 */
export async function recover(request: RecoverRequest): Promise<Recovery> {
  const { pool, nudge, deliver } = request;
  await holdSending(pool, 'hold');
  const channels = await openChannels(request);
  let sent = 0;
  for (const { channel, ...key } of channels) {
    const scope = { pool, ...key, channel };
    await nudge((await lookUpUnknown({ ...scope, callback_within_ms: 0 })).nudge);
    sent += await importSent({ ...scope, since: request.since });
  }
  await untilAllLooked(request);
  let replies = 0;
  for (const { account_id, channel } of channels) {
    const { cache, since } = request;
    const found = await importReplies({
      pool,
      account_id,
      channel,
      cache,
      since,
      now: new Date(),
      webhook_within_ms: 0,
    });
    replies += found.taken_in;
    await nudge(found.nudge);
    await deliver(found.messages);
  }
  await untilAllLooked(request);
  await holdSending(pool, 'release');
  return { sent, replies };
}

async function openChannels({ pool, access }: RecoverRequest) {
  const opened: (ChannelKey & { readonly channel: AskedChannel })[] = [];
  for (const key of await readChannelsToReconcile({ pool, limit: MOST_CHANNELS, every_ms: 0 })) {
    const channel = await inTransaction({ pool, account_id: key.account_id }, (transaction) =>
      readChannel(transaction, { ...key, access }),
    );
    if (channel !== null) opened.push({ ...key, channel });
  }
  return opened;
}

/** Has every sequence that ought to have looked by now look, until none is left or what is left stands still: it waits for sending. */
async function untilAllLooked({ pool, nudge }: RecoverRequest): Promise<void> {
  let still = 0;
  for (let before = ''; still < STILL_ROUNDS;) {
    const due = await readDueSequences({ pool, limit: MOST_SEQUENCES, unhandled_after_ms: 0, overdue_ms: 0 });
    if (due.length === 0) return;
    await nudge(due);
    const now = due.map(({ sequence_id }) => sequence_id).join();
    still = now === before ? still + 1 : 0;
    before = now;
    await setTimeout(ROUND_MS);
  }
}
