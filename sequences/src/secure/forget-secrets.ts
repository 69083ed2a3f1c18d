import type { Pool } from 'pg';
import { inTransaction, type Statement, type Transaction } from '../transaction.ts';

const ACCOUNTS_AT_ONCE = 100;
const ROWS_AT_ONCE = 1_000;

/** The fact stays: who wrote when, and that its time was over. What is still to go, such as what waits for a PIN, keeps its words. */
const DELETE_CONTENT: Statement = {
  name: 'delete_old_secure_content',
  text: `with old as (
      select c.message_id from secure_content c join message m on m.account_id = c.account_id and m.id = c.message_id
      where c.account_id = $1 and (m.direction = 'in' or m.status not in ('planned', 'held', 'due', 'sending'))
        and c.sealed is not null and c.written_at < (
        select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
          - (a.settings #>> '{secure_messaging,retention_days}')::int * interval '1 day' from account a where a.id = $1)
      order by c.written_at limit ${ROWS_AT_ONCE}),
    emptied as (
      update secure_content c set sealed = null, deleted_at = now() from old
      where c.account_id = $1 and c.message_id = old.message_id returning c.message_id),
    freed as (
      delete from message_attachment f using emptied where f.account_id = $1 and f.message_id = emptied.message_id)
    insert into log_entry (id, account_id, sequence_id, appointment_id, message_id, code, detail, at)
    select uuidv7(), m.account_id, m.sequence_id, m.appointment_id, m.id, 'secure_content_deleted',
      jsonb_build_object('channel', m.channel,
        'address', case m.direction when 'in' then m.from_address else m.to_address end),
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
    from emptied join message m on m.account_id = $1 and m.id = emptied.message_id join account a on a.id = m.account_id`,
};

/** The same of what is written once for several. */
const DELETE_WORDS: Statement = {
  name: 'delete_old_words_of_broadcasts',
  text: `with old as (
      select b.id from broadcast b
      where b.account_id = $1 and b.sealed is not null and b.status in ('sent', 'cancelled') and b.send_at < (
        select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
          - (a.settings #>> '{secure_messaging,retention_days}')::int * interval '1 day' from account a where a.id = $1)
      order by b.send_at limit ${ROWS_AT_ONCE})
    update broadcast b set sealed = null, attachment_ids = '{}' from old where b.account_id = $1 and b.id = old.id`,
};

const NOTE_EXPIRY: Statement = {
  name: 'note_expired_secure_links',
  text: `with over as (
      select l.id from secure_link l
      where l.account_id = $1 and l.expiry_logged_at is null and l.expires_at is not null and l.expires_at < (
        select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' from account a where a.id = $1)
      order by l.expires_at limit ${ROWS_AT_ONCE} for update of l skip locked),
    noted as (
      update secure_link l set expiry_logged_at = now() from over where l.account_id = $1 and l.id = over.id
      returning l.message_id, l.expires_at)
    insert into log_entry (id, account_id, sequence_id, appointment_id, message_id, code, detail, at)
    select uuidv7(), m.account_id, m.sequence_id, m.appointment_id, m.id, 'secure_link_expired',
      jsonb_build_object('channel', m.channel, 'address', m.to_address, 'contact_id', coalesce(p.contact_id, t.contact_id)),
      noted.expires_at
    from noted join message m on m.account_id = $1 and m.id = noted.message_id
    left join participant p on p.account_id = $1 and p.id = m.participant_id
    left join thread t on t.account_id = $1 and t.id = m.thread_id`,
};

/**
 * Deletes what secure messages said once the account keeps it no longer, and writes into the log which links have
 * expired. Files of deleted messages are swept as unused ones are. A page of each at a time; the next round goes on.
 */
export async function forgetSecrets({ pool }: { readonly pool: Pool }): Promise<void> {
  const { rows } = await pool.query<{ readonly account_id: string }>(
    'select account_id from kept_system.accounts_with_old_secrets($1)',
    [ACCOUNTS_AT_ONCE],
  );
  for (const { account_id } of rows) {
    await inTransaction({ pool, account_id }, async (transaction: Transaction) => {
      transaction.write(DELETE_CONTENT, [account_id]);
      transaction.write(DELETE_WORDS, [account_id]);
      transaction.write(NOTE_EXPIRY, [account_id]);
    });
  }
}
