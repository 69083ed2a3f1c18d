import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '@kept/sequences/transaction';
import type { ChangeThread } from './threads.schema.ts';

/** All of a person's threads, in one order: two changes then wait and never for each other. */
const LOCK: Statement = {
  name: 'lock_threads_of_person',
  text: `select id from thread where account_id = $1 and person_id = $2 order by id for no key update`,
};

/** What came while somebody read stays unread. */
const READ: Statement = {
  name: 'mark_thread_read',
  text: `update thread t set unread = case when $3::uuid is null then 0 else (
      select count(*)::int from message m where m.account_id = $1 and m.thread_id = t.id and m.id > $3::uuid
        and m.direction = 'in') end
    where t.account_id = $1 and t.person_id = $2 and t.unread > 0`,
};

const UNREAD: Statement = {
  name: 'mark_thread_unread',
  text: `update thread t set unread = 1 where t.account_id = $1 and t.unread = 0 and t.id = (
      select n.id from thread n where n.account_id = $1 and n.person_id = $2 and n.last_inbound_at is not null
      order by n.last_inbound_at desc limit 1)`,
};

const ARCHIVE: Statement = {
  name: 'archive_thread',
  text: `update thread set archived_at = case when $3::boolean then coalesce(archived_at, now()) end,
      unread = case when $3::boolean then 0 else unread end
    where account_id = $1 and person_id = $2`,
};

const ASSIGN: Statement = {
  name: 'assign_thread',
  text: `update thread set assigned_user_id = $3 where account_id = $1 and person_id = $2`,
};

const USER: Statement = {
  name: 'read_assignee',
  text: `select id from "user" where account_id = $1 and id = $2 and disabled_at is null`,
};

export type ThreadChanged = 'changed' | 'not_found' | 'unknown_user';

/** What staff do with a person's conversation: read, put away, give to somebody. It is done to all their threads. */
export async function changeThread(
  request: TransactionRequest & { readonly id: string; readonly change: ChangeThread },
): Promise<ThreadChanged> {
  const { account_id, id, change } = request;
  return inTransaction(request, async (transaction) => {
    const assignee = change.assigned_to ?? null;
    const [threads, users] = await Promise.all([
      transaction.read<{ id: string }>(LOCK, [account_id, id]),
      assignee === null ? null : transaction.read<{ id: string }>(USER, [account_id, assignee]),
    ]);
    if (threads.length === 0) return 'not_found';
    if (users?.length === 0) return 'unknown_user';
    write(transaction, { account_id, id, change });
    return 'changed';
  });
}

interface Write {
  readonly account_id: string;
  readonly id: string;
  readonly change: ChangeThread;
}

function write(transaction: Transaction, { account_id, id, change }: Write): void {
  const { unread, read_up_to = null, archived, assigned_to } = change;
  if (archived !== undefined) transaction.write(ARCHIVE, [account_id, id, archived]);
  if (unread === true) transaction.write(UNREAD, [account_id, id]);
  if (unread === false) transaction.write(READ, [account_id, id, read_up_to]);
  if (assigned_to !== undefined) transaction.write(ASSIGN, [account_id, id, assigned_to]);
}
