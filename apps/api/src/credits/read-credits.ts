import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { CreditEntries, Credits, ListCreditEntries } from './credits.schema.ts';

const READ: Statement = {
  name: 'read_credits',
  text: `select cb.balance is not null as limited, cb.balance, cb.alert_below,
      (select coalesce(-sum(e.amount), 0)::int from credit_entry e where e.account_id = a.id
        and e.reason in ('message', 'returned') and e.at > now() - interval '30 days') as spent_in_30_days,
      (select count(*)::int from message m where m.account_id = a.id and m.status = 'held'
        and m.status_reason = 'no_credits') as held_messages
    from account a left join credit_balance cb on cb.account_id = a.id where a.id = $1`,
};

const ENTRIES: Statement = {
  name: 'list_credit_entries',
  text: `select e.id, e.amount, e.reason, e.message_id, e.note, u.name as by, e.at from credit_entry e
    left join "user" u on u.account_id = e.account_id and u.id = e.user_id
    where e.account_id = $1 and ($2::uuid is null or e.id < $2) order by e.id desc limit $3`,
};

/** What the account may spend, and what it has spent. */
export async function readCredits(request: TransactionRequest): Promise<Credits> {
  const [row] = await inTransaction(request, (transaction) => transaction.read<Credits>(READ, [request.account_id]));
  if (row === undefined) throw new Error('the account of this request is gone');
  return row;
}

/** The ledger, newest first. */
export async function listCreditEntries(
  request: TransactionRequest & { readonly query: ListCreditEntries },
): Promise<CreditEntries> {
  const { account_id, query } = request;
  const found = await inTransaction(request, (transaction) =>
    transaction.read<CreditEntries['entries'][number]>(ENTRIES, [
      account_id,
      query.older_than ?? null,
      query.limit + 1,
    ]),
  );
  return { entries: found.slice(0, query.limit), more: found.length > query.limit };
}
