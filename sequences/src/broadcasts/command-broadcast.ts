import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { BroadcastProgress, BroadcastRef } from './broadcast-progress.ts';

export type BroadcastCommand = 'pause' | 'resume' | 'cancel' | 'retry';

type Status = Exclude<BroadcastProgress['state'], 'gone'>;

/** `status` is the broadcast's; a refusal leaves it as it is. */
export type CommandBroadcastResult =
  | { readonly type: 'done'; readonly status: Status }
  | { readonly type: 'not_found' }
  | { readonly type: 'refused'; readonly status: Status }
  /** There is nobody to be tried anew. */
  | { readonly type: 'nothing_failed' }
  /** Its time was over: there is nothing left to send. */
  | { readonly type: 'words_deleted' };

const LOCK: Statement = {
  name: 'lock_broadcast_for_command',
  text: `select status, started_at is not null as started, sent_securely and sealed is null as words_deleted from broadcast where account_id = $1 and id = $2 for no key update`,
};

const SET_STATUS: Statement = {
  name: 'set_status_of_broadcast',
  text: `update broadcast set status = $3, paged_at = null, ended_at = case when $3 = 'cancelled' then now() end, failures_told_at = null
    where account_id = $1 and id = $2`,
};

const CANCEL_RECIPIENTS: Statement = {
  name: 'cancel_waiting_of_broadcast',
  text: `update broadcast_recipient set status = 'cancelled', reason = 'broadcast_cancelled'
    where account_id = $1 and broadcast_id = $2 and status = 'waiting'`,
};

/** What was written and waits, for quiet hours or its turn. What a delivery has taken goes. */
const CANCEL_MESSAGES: Statement = {
  name: 'cancel_due_of_broadcast',
  text: `update message set status = 'skipped', status_reason = 'broadcast_cancelled', updated_at = now()
    where account_id = $1 and broadcast_id = $2 and status = 'due'`,
};

const TRY_ANEW: Statement = {
  name: 'try_recipients_anew',
  text: `update broadcast_recipient r set status = 'waiting', reason = null, message_id = null, tries = tries + 1
    where r.account_id = $1 and r.broadcast_id = $2 and (r.status = 'held' or (r.status = 'made' and exists (
      select from message m where m.account_id = r.account_id and m.id = r.message_id and m.status = 'failed')))
    returning r.address`,
};

/** The claim looks again, and holds them again while that has not changed. */
const LET_HELD_GO: Statement = {
  name: 'let_held_of_broadcast_go',
  text: `update message set status = 'due', status_reason = null, updated_at = now()
    where account_id = $1 and broadcast_id = $2 and status = 'held' and sent_securely
      and status_reason in ('secure_messaging_off', 'secure_pin_blank') returning to_address as address`,
};

/** Whoever tries again by hand wants it tried, also where a failure once said that it can never work. */
const TRY_ADDRESSES: Statement = {
  name: 'try_dead_addresses_of_broadcast',
  text: `delete from dead_address where account_id = $1 and address = any($2::text[])`,
};

/** Which commands fit a broadcast that stands so, and how it stands after them. */
const NEXT: Readonly<Record<BroadcastCommand, Partial<Record<Status, Status>>>> = {
  pause: { scheduled: 'paused', sending: 'paused' },
  resume: { paused: 'sending' },
  cancel: { scheduled: 'cancelled', sending: 'cancelled', paused: 'cancelled' },
  retry: { sent: 'sending', sending: 'sending' },
};

/** Does what staff want of a broadcast, if it stands so that it makes sense. Its workflow is to look after the commit. */
export async function commandBroadcast(
  request: TransactionRequest & BroadcastRef & { readonly command: BroadcastCommand },
): Promise<CommandBroadcastResult> {
  const { account_id, broadcast_id, command } = request;
  const key = [account_id, broadcast_id] as const;
  return await inTransaction(request, async (transaction) => {
    const [found] = await transaction.read<{ status: Status; started: boolean; words_deleted: boolean }>(LOCK, key);
    if (found === undefined) return { type: 'not_found' };
    const next = NEXT[command][found.status];
    if (next === undefined) return { type: 'refused', status: found.status };
    const status = command === 'resume' && !found.started ? 'scheduled' : next;
    if (command === 'retry') {
      if (found.words_deleted) return { type: 'words_deleted' };
      const [tried, released] = await Promise.all([
        transaction.read<{ address: string }>(TRY_ANEW, key),
        transaction.read<{ address: string }>(LET_HELD_GO, key),
      ]);
      const anew = [...tried, ...released];
      if (anew.length === 0) return { type: 'nothing_failed' };
      transaction.write(TRY_ADDRESSES, [account_id, anew.map(({ address }) => address)]);
    }
    if (command === 'cancel') {
      transaction.write(CANCEL_RECIPIENTS, key);
      transaction.write(CANCEL_MESSAGES, key);
    }
    transaction.write(SET_STATUS, [...key, status]);
    return { type: 'done', status };
  });
}
