/** When the mail that brought the link of `message m` was first opened. */
export const MAIL_OPENED_COLUMN = `(select min(l.mail_opened_at) from secure_link l
    where l.account_id = m.account_id and l.message_id = m.id) as mail_opened_at`;
