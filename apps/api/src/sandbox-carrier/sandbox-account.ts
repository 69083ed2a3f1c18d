import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '@kept/sequences/transaction';
import { notSandbox } from './not-sandbox.ts';

/** A sandbox account as the carrier sandbox knows it. */
export interface SandboxAccount {
  readonly name: string;
  /** Null: it cannot text, because it has no channel for it. */
  readonly account_sid: string | null;
  /** On its clock. */
  readonly now: Instant;
}

const READ: Statement = {
  name: 'read_sandbox_account',
  text: `select a.name, a.mode, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now,
      (select c.external_account from channel c where c.account_id = a.id and c.provider = 'twilio' and c.sandbox limit 1) as account_sid
    from account a where a.id = $1`,
};

/** Reads it. Throws a 403 for a live account. */
export async function sandboxAccount(transaction: Transaction, account_id: string): Promise<SandboxAccount> {
  const [row] = await transaction.read<SandboxAccount & { mode: 'sandbox' | 'live' }>(READ, [account_id]);
  if (row?.mode !== 'sandbox') throw notSandbox();
  const { name, account_sid, now } = row;
  return { name, account_sid, now };
}
