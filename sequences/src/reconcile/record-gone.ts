import { uuidv7 } from 'uuidv7';
import { noteUnknown } from '../notifications/note-unknown.ts';
import { INSERT_CALLBACK } from '../record-callback.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

/** Notices to staff are left: nothing waits for what becomes of them. */
const LOCK: Statement = {
  name: 'lock_message_gone_at_provider',
  text: `select m.id, exists (select from delivery_callback c
        where c.account_id = at.account_id and c.attempt_id = at.id and c.status = 'gone') as known
    from delivery_attempt at join message m on m.account_id = at.account_id and m.id = at.message_id
    where at.account_id = $1 and at.id = $2 and m.status = 'accepted' and m.kind <> 'notification' for no key update of m`,
};

const MARK: Statement = {
  name: 'mark_message_gone_at_provider',
  text: `update message set status = 'unknown', status_reason = 'provider_lost_it', updated_at = now()
    where account_id = $1 and status = 'accepted' and (id = $2 or sent_with_id = $2)`,
};

const READ_CONCERNED: Statement = {
  name: 'read_concerned_by_gone_message',
  text: `select id from message where account_id = $1 and (id = $2 or sent_with_id = $2)`,
};

export interface GoneTry extends TransactionRequest {
  readonly attempt_id: string;
  readonly provider_id: string;
}

/**
 * The provider took a try and has no record of it any more: no end will ever come, so the message is unknown, staff are told
 * and settle it. Once a try: whoever then says that it arrived is not asked again. A callback that comes after all still counts.
 */
export async function recordGone(request: GoneTry): Promise<void> {
  const { account_id, attempt_id, provider_id } = request;
  await inTransaction(request, async (transaction) => {
    const [message] = await transaction.read<{ id: string; known: boolean }>(LOCK, [account_id, attempt_id]);
    if (message === undefined || message.known) return;
    transaction.write(INSERT_CALLBACK, [uuidv7(), account_id, attempt_id, message.id, provider_id, 'gone', null]);
    transaction.write(MARK, [account_id, message.id]);
    const all = await transaction.read<{ id: string }>(READ_CONCERNED, [account_id, message.id]);
    noteUnknown(transaction, { account_id, message_ids: all.map(({ id }) => id) });
  });
}
