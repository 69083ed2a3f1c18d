import type { Statement } from './transaction.ts';

/** Of several at once: what goes out as one fares as one. */
export const SET_STATUS: Statement = {
  name: 'set_message_status',
  text: `update message set status = $3, status_reason = $4, updated_at = now()
    where account_id = $1 and id = any($2::uuid[])`,
};
