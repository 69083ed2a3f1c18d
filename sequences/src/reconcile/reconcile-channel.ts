import type { Pool } from 'pg';
import type { ProviderAccess } from '../call-provider.ts';
import type { DefinitionCache } from '../definition-cache.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { askLateReports } from './ask-late-reports.ts';
import { importReplies, type Imported } from './import-replies.ts';
import { lookUpUnknown } from './look-up-unknown.ts';
import { readChannel, type ChannelKey } from './read-channel.ts';

/** The provider's list may be a little behind and its clock another: so much is looked at twice. */
const OVERLAP_MS = 2 * 60_000;

/** One worker looks; the others find that somebody just did. */
const LEASE: Statement = {
  name: 'lease_provider_import',
  text: `insert into provider_import (account_id, channel_id, imported_until, looked_at)
    values ($1, $2, clock_timestamp(), clock_timestamp())
    on conflict (account_id, channel_id) do update set looked_at = clock_timestamp()
      where provider_import.looked_at <= clock_timestamp() - $3 * interval '1 millisecond'
    returning imported_until, looked_at`,
};

/** After a restore `recover` asks, in its own order: a reply taken in before what it answers would find no question. */
const READ_HELD: Statement = {
  name: 'read_sending_held',
  text: `select sending_held_at is not null as held from account where id = $1`,
};

const IMPORTED: Statement = {
  name: 'note_provider_import',
  text: `update provider_import set imported_until = $3 where account_id = $1 and channel_id = $2 and imported_until < $3`,
};

interface Lease {
  readonly imported_until: string;
  readonly looked_at: string;
}

export interface ReconcileRequest extends TransactionRequest {
  readonly channel_id: string;
  readonly access: ProviderAccess;
  readonly cache: DefinitionCache;
  /** A channel is asked no more often than this. */
  readonly every_ms: number;
}

const NOTHING: Imported = { nudge: [], messages: [], taken_in: 0 };

/**
 * Asks a provider what it knows and we do not: replies whose webhook never got through, and what became of messages whose
 * outcome is unknown or whose last report never came. Safe in any number of workers and at any time: everything is taken in once.
 */
export async function reconcileChannel(request: ReconcileRequest): Promise<Imported> {
  const { pool, account_id, channel_id, access, cache, every_ms } = request;
  const key = [account_id, channel_id];
  const leased = await inTransaction(request, async (transaction) => {
    const [account] = await transaction.read<{ held: boolean }>(READ_HELD, [account_id]);
    if (account === undefined || account.held) return null;
    const [lease] = await transaction.read<Lease>(LEASE, [...key, every_ms]);
    if (lease === undefined) return null;
    const channel = await readChannel(transaction, { account_id, channel_id, access });
    return channel === null ? null : { lease, channel };
  });
  if (leased === null) return NOTHING;
  const { lease, channel } = leased;
  const scope = { pool, account_id, channel };
  const since = new Date(Date.parse(lease.imported_until) - OVERLAP_MS);
  const imported = await importReplies({
    ...scope,
    cache,
    since,
    now: new Date(lease.looked_at),
    webhook_within_ms: every_ms,
  });
  await inTransaction(request, async (transaction) => {
    transaction.write(IMPORTED, [...key, lease.looked_at]);
  });
  const unknown = await lookUpUnknown({ ...scope, channel_id, callback_within_ms: every_ms });
  const late = await askLateReports({ ...scope, channel_id });
  return { ...imported, nudge: [...imported.nudge, ...unknown.nudge, ...late.nudge] };
}

/** Channels of every account that have not been asked for so long. */
export async function readChannelsToReconcile(request: {
  readonly pool: Pool;
  readonly limit: number;
  readonly every_ms: number;
}): Promise<readonly ChannelKey[]> {
  const { rows } = await request.pool.query<ChannelKey>(
    `select account_id, channel_id from kept_system.channels_to_reconcile($1, $2 * interval '1 millisecond')`,
    [request.limit, request.every_ms],
  );
  return rows;
}
