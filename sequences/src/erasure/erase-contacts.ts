import type { Pool } from 'pg';
import type { FileStore } from '@kept/files/store/file-store';
import { inTransaction, type Statement } from '../transaction.ts';
import { eraseAppointments } from './erase-appointments.ts';
import { eraseMessages } from './erase-messages.ts';
import { eraseLog, eraseWebhooks } from './erase-traces.ts';
import type { ErasePage, Erasure, ErasureStage } from './erasure.ts';
import { finishErasure } from './finish-erasure.ts';

const AT_ONCE = 20;

const STAGES: readonly (readonly [ErasureStage, ErasePage])[] = [
  ['appointments', eraseAppointments],
  ['messages', eraseMessages],
  ['log', eraseLog],
  ['webhooks', eraseWebhooks],
];

/** Another worker that is on it is left to it. */
const LOCK: Statement = {
  name: 'lock_contact_erasure',
  text: `select id, account_id, contact_id, requested_by_user_id, contact_ids, names, addresses, stage, cursor
    from contact_erasure where account_id = $1 and id = $2 and done_at is null for update skip locked`,
};

const ADVANCE: Statement = {
  name: 'advance_contact_erasure',
  text: `update contact_erasure set stage = $3, cursor = $4 where account_id = $1 and id = $2`,
};

interface ErasureRef {
  readonly pool: Pool;
  readonly store: FileStore;
  readonly account_id: string;
  readonly erasure_id: string;
}

/**
 * Goes on with every deletion that was begun, whoever began it, a page in a transaction: one that is broken off is gone on
 * with from its last page. `signal` stops between pages.
 */
export async function eraseContacts({
  pool,
  store,
  signal,
}: {
  readonly pool: Pool;
  readonly store: FileStore;
  readonly signal?: AbortSignal;
}): Promise<void> {
  const { rows } = await pool.query<{ readonly account_id: string; readonly erasure_id: string }>(
    'select account_id, erasure_id from kept_system.open_erasures($1)',
    [AT_ONCE],
  );
  for (const row of rows) {
    while (signal?.aborted !== true && (await erasePage({ pool, store, ...row })) === 'more');
  }
}

/** One page; `over`: nothing is left to do, or somebody else does it. */
export async function erasePage({ pool, store, account_id, erasure_id }: ErasureRef): Promise<'more' | 'over'> {
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const [erasure] = await transaction.read<Erasure>(LOCK, [account_id, erasure_id]);
    if (erasure === undefined) return 'over';
    const at = STAGES.findIndex(([stage]) => stage === erasure.stage);
    const erase = STAGES[at]?.[1];
    if (erase === undefined) {
      await finishErasure(transaction, erasure);
      return 'more';
    }
    const cursor = await erase(transaction, erasure, store);
    const stage = cursor === null ? (STAGES[at + 1]?.[0] ?? 'rest') : erasure.stage;
    transaction.write(ADVANCE, [account_id, erasure_id, stage, cursor]);
    return 'more';
  });
}
