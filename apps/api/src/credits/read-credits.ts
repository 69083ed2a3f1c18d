import { ACCOUNT_NOW } from '@kept/sequences/credits/account-now';
import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { CreditEntries, Credits, ListCreditEntries } from './credits.schema.ts';

const READ: Statement = {
  name: 'read_credits',
  text: `with clock as materialized (select ${ACCOUNT_NOW} as now)
    select cb.balance is not null as limited, cb.balance, cb.alert_below,
      (select coalesce(-sum(e.amount), 0)::int from credit_entry e where e.account_id = a.id
        and e.reason in ('message', 'returned') and e.at > (select now - interval '30 days' from clock)) as spent_in_30_days,
      (select count(*)::int from message m where m.account_id = a.id and m.status = 'held'
        and m.status_reason = 'no_credits') as held_messages
    from account a left join credit_balance cb on cb.account_id = a.id where a.id = $1`,
};

const ENTRIES: Statement = {
  name: 'list_credit_entries',
  text: `select e.id, e.amount, e.reason, e.message_id, e.note, u.name as by, e.at,
      m.kind, m.channel, m.to_address, coalesce(c.name, p.name) as name, t.person_id, ap.id as appointment_id
    from (select * from credit_entry where account_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3) e
    left join "user" u on u.account_id = $1 and u.id = e.user_id
    left join message m on m.account_id = $1 and m.id = e.message_id
    left join thread t on t.account_id = $1 and t.id = m.thread_id
    left join contact c on c.account_id = $1 and c.id = t.contact_id
    left join participant p on p.account_id = $1 and p.id = m.participant_id
    left join appointment ap on ap.account_id = $1 and ap.id = m.appointment_id and ap.deleted_at is null
    order by e.id desc`,
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
