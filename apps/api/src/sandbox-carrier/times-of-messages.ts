import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '@kept/sequences/transaction';

const TIMES: Statement = {
  name: 'read_times_of_messages',
  text: `select provider_id, coalesce(sent_at, due_at) as at from message where account_id = $1 and provider_id = any($2::text[])`,
};

/** When messages went out or came in, on the account's clock, by the ids that the carrier sandbox knows them by. */
export async function readTimesOfMessages(
  transaction: Transaction,
  { account_id, provider_ids }: { readonly account_id: string; readonly provider_ids: readonly string[] },
): Promise<ReadonlyMap<string, Instant>> {
  const told = await transaction.read<{ provider_id: string; at: Instant }>(TIMES, [account_id, provider_ids]);
  return new Map(told.map(({ provider_id, at }) => [provider_id, at]));
}
