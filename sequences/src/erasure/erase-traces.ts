import type { Statement } from '../transaction.ts';
import type { ErasePage } from './erasure.ts';

const READ_THROUGH = 2_000;

/** Who and what: codes and ids. Words and addresses are left out. */
const LEFT_IN_LOG = `'{by_user_id,via,channel,state,limit,contact_id,merged_id,split_id}'::text[]`;

const ERASE_LOG: Statement = {
  name: 'erase_page_of_log',
  text: `with part as materialized (
      select array(select id from participant where account_id = $1 and contact_id = any($2::uuid[])) as ids),
    running as materialized (select array(
      select s.id from sequence s, part where s.account_id = $1 and s.participant_id = any(part.ids)) as ids),
    page as materialized (
      select l.id, l.sequence_id, l.detail ->> 'contact_id' as contact, l.detail ->> 'address' as address from log_entry l
      where l.account_id = $1 and ($3::uuid is null or l.id > $3::uuid) order by l.id limit ${READ_THROUGH}),
    erased as (
      update log_entry l set detail = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(l.detail)
          where key = any(${LEFT_IN_LOG}))
      where l.account_id = $1 and l.id = any(array(select page.id from page, running
        where page.sequence_id = any(running.ids) or page.contact = any($2::text[]) or page.address = any($4::text[]))))
    select id as last_id from page order by id desc limit 1`,
};

/** An event is told with all who are on it, so whatever was told of their appointments has them in it. */
const ERASE_WEBHOOKS: Statement = {
  name: 'erase_page_of_webhooks',
  text: `with visit as materialized (select array(select distinct appointment_id from participant
      where account_id = $1 and contact_id = any($2::uuid[])) as ids),
    part as materialized (select array(select p.id from participant p, visit
      where p.account_id = $1 and p.appointment_id = any(visit.ids)) as ids),
    talk as materialized (select array(select id from thread where account_id = $1 and contact_id = any($2::uuid[])) as ids),
    page as materialized (
      select d.id, d.participant_id, d.message_id from webhook_delivery d
      where d.account_id = $1 and ($3::uuid is null or d.id > $3::uuid) order by d.id limit ${READ_THROUGH}),
    theirs as materialized (
      select page.id from page, part where page.participant_id = any(part.ids)
      union select page.id from page join message m on m.account_id = $1 and m.id = page.message_id, part, talk
        where m.participant_id = any(part.ids) or m.thread_id = any(talk.ids)),
    told as (update webhook_delivery set payload = null where account_id = $1 and id = any(array(select id from theirs))),
    answered as (
      update webhook_try set answer = null where account_id = $1 and delivery_id = any(array(select id from theirs)))
    select id as last_id from page order by id desc limit 1`,
};

const pageOf =
  (statement: Statement): ErasePage =>
  async (transaction, { account_id, contact_ids, cursor, addresses }) => {
    const values = statement === ERASE_LOG ? [addresses] : [];
    const [page] = await transaction.read<{ last_id: string }>(statement, [account_id, contact_ids, cursor, ...values]);
    return page?.last_id ?? null;
  };

/** What the log says of them beside codes and ids. */
export const eraseLog = pageOf(ERASE_LOG);

/** What programs of the account were told; one that is still to be told is made anew, of what is left. */
export const eraseWebhooks = pageOf(ERASE_WEBHOOKS);
