import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';

/** Once, however often it is fetched, and only while the account wants to know. */
const NOTE: Statement = {
  name: 'note_secure_mail_opened',
  text: `with opened as (
      update secure_link l
      set mail_opened_at = clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
      from account a
      where l.account_id = $1 and l.id = $2 and a.id = l.account_id and l.mail_opened_at is null
        and l.revoked_at is null and l.expires_at is not null
        and a.settings #> '{secure_messaging,records_email_opens}' = 'true'
      returning l.message_id, l.mail_opened_at)
    insert into log_entry (id, account_id, sequence_id, appointment_id, message_id, code, detail, at)
    select uuidv7(), m.account_id, m.sequence_id, m.appointment_id, m.id, 'secure_mail_opened',
      jsonb_build_object('channel', m.channel, 'address', m.to_address, 'contact_id', coalesce(p.contact_id, t.contact_id)),
      opened.mail_opened_at
    from opened join message m on m.account_id = $1 and m.id = opened.message_id
    left join participant p on p.account_id = $1 and p.id = m.participant_id
    left join thread t on t.account_id = $1 and t.id = m.thread_id`,
};

/**
 * Writes down that a mail with a link was opened: that, and when first; nothing of who fetched its picture. A link that
 * does not exist, was taken back or never left is met with the same silence.
 */
export async function noteMailOpened(request: TransactionRequest & { readonly link_id: string }): Promise<void> {
  const { account_id, link_id } = request;
  await inTransaction(request, async (transaction) => transaction.write(NOTE, [account_id, link_id]));
}
