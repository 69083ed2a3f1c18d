import type { Statement, Transaction } from '@kept/sequences/transaction';
import { idempotentWork } from './idempotent-work.ts';

const MARK: Statement = {
  name: 'mark_idempotent_work',
  text: `update idempotency_key set committed_at = now() where account_id = $1 and key = $2`,
};

const REMEMBER: Statement = {
  name: 'remember_idempotent_answer',
  text: `update idempotency_key set committed_at = now(), status = $3, response = $4 where account_id = $1 and key = $2`,
};

/** Marks the request's key, if it has one, in the transaction that does its work. First in it: a second try then waits. */
export function markWork(transaction: Transaction): void {
  const work = idempotentWork.getStore();
  if (work !== undefined) transaction.write(MARK, [work.account_id, work.key]);
}

/** Keeps the answer with the work, so that a repetition has it even where this process ends before it is given. */
export function rememberAnswer(
  transaction: Transaction,
  { status, response }: { readonly status: number; readonly response: unknown },
): void {
  const work = idempotentWork.getStore();
  if (work !== undefined) transaction.write(REMEMBER, [work.account_id, work.key, status, JSON.stringify(response)]);
}
