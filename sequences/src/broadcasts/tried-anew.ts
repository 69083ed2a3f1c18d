/**
 * Of a message `m`: its broadcast has written to the recipient anew, so that it is over. Sending it once more would
 * reach them twice.
 */
export const TRIED_ANEW = `(m.broadcast_id is not null and not exists (select from broadcast_recipient anew
    where anew.account_id = m.account_id and anew.message_id = m.id))`;
