import type { Statement, Transaction } from '@kept/sequences/transaction';

/** Team members first: their address may stand with an appointment too. */
const NAMES: Statement = {
  name: 'read_names_of_mailboxes',
  text: `select distinct on (address) address, name from (
      select email as address, name, 0 as rank, created_at from "user" where account_id = $1 and email = any($2::text[])
      union all
      select email, name, 1, created_at from participant where account_id = $1 and email = any($2::text[])) owners
    order by address, rank, created_at desc`,
};

/** Whose mailboxes these are: a team member's, or a participant's as the newest appointment says. */
export async function readNamesOfMailboxes(
  transaction: Transaction,
  { account_id, addresses }: { readonly account_id: string; readonly addresses: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const owners = await transaction.read<{ address: string; name: string }>(NAMES, [account_id, addresses]);
  return new Map(owners.map(({ address, name }) => [address, name]));
}
