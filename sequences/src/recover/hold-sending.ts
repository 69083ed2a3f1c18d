import type { Pool } from 'pg';
import { inTransaction, type Statement } from '../transaction.ts';

const PAGE = 500;

const HOLD: Statement = {
  name: 'hold_sending',
  text: `update account set sending_held_at = coalesce(sending_held_at, now()) where id = $1`,
};

const RELEASE: Statement = {
  name: 'release_sending',
  text: `update account set sending_held_at = null where id = $1`,
};

/** Keeps every account from sending anything, or lets all of them go on; replies and decisions are taken in all the time. */
export async function holdSending(pool: Pool, what: 'hold' | 'release'): Promise<void> {
  for (let after: string | null = null; ;) {
    const { rows }: { readonly rows: readonly { readonly account_id: string }[] } = await pool.query(
      'select account_id from kept_system.all_accounts($1, $2)',
      [after, PAGE],
    );
    for (const { account_id } of rows) {
      await inTransaction({ pool, account_id }, async (transaction) => {
        transaction.write(what === 'hold' ? HOLD : RELEASE, [account_id]);
      });
    }
    after = rows.at(-1)?.account_id ?? null;
    if (rows.length < PAGE || after === null) return;
  }
}
