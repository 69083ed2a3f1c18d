import { removeUnused } from '../files/remove-unused.ts';
import type { Statement } from '../transaction.ts';
import { DELETED_CONTACT } from './deleted-contact.ts';
import { patternOf, type ErasePage } from './erasure.ts';

/** Read through, not looked up: what never left stands in no conversation, and few indexes know an address. */
const READ_THROUGH = 2_000;

interface Found {
  readonly last_id: string | null;
  /** Whose words go. */
  readonly whole: readonly string[];
  /** Somebody else’s, at their address or of an appointment that both are on: their name and address go. */
  readonly others: readonly string[];
}

const READ: Statement = {
  name: 'read_messages_to_erase',
  text: `with part as materialized (
      select array(select id from participant where account_id = $1 and contact_id = any($2::uuid[])) as ids,
        array(select appointment_id from participant where account_id = $1 and contact_id = any($2::uuid[])) as visits),
    talk as materialized (select array(select id from thread where account_id = $1 and contact_id = any($2::uuid[])) as ids),
    page as materialized (
      select m.id, m.participant_id, m.appointment_id, m.thread_id, m.about_thread_id, m.to_address, m.from_address from message m
      where m.account_id = $1 and ($3::uuid is null or m.id > $3::uuid) order by m.id limit ${READ_THROUGH}),
    told as materialized (
      select page.id, page.participant_id = any(part.ids) or (page.participant_id is null and (page.thread_id = any(talk.ids)
          or page.about_thread_id = any(talk.ids) or page.to_address = any($4::text[])
          or page.from_address = any($4::text[]))) as whole
      from page, part, talk
      where page.participant_id = any(part.ids) or page.appointment_id = any(part.visits) or page.thread_id = any(talk.ids) or page.about_thread_id = any(talk.ids)
        or page.to_address = any($4::text[]) or page.from_address = any($4::text[]))
    select (select id from page order by id desc limit 1) as last_id,
      array(select id from told where whole) as whole, array(select id from told where whole is not true) as others`,
};

/** That a message went or came, when, how and for how many credits stays. What staff were told keeps whom it told. */
const ERASE: Statement = {
  name: 'erase_messages',
  text: `update message set body = '', subject = null, html = null, spoken = null, own_body = null, client_time_zone = null,
      to_address = case when direction = 'out' and kind <> 'notification' then $3 else to_address end,
      from_address = case when direction = 'in' then $3 else from_address end,
      provider_id = case when channel = 'email' then null else provider_id end,
      status = case when status in ('due', 'held') then 'skipped' else status end,
      status_reason = case when status in ('due', 'held') then 'staff_skipped' else status_reason end, updated_at = now()
    where account_id = $1 and id = any($2::uuid[])`,
};

/** What is spoken is JSON: a name that would have to be escaped in it is not looked for there. */
const ERASE_NAMES: Statement = {
  name: 'erase_names_in_messages_of_others',
  text: `with said as (
      update call_turn t set answer = regexp_replace(t.answer::text, $6, $3, 'gi')::jsonb from delivery_attempt at
      where at.account_id = $1 and at.message_id = any($2::uuid[]) and t.account_id = $1 and t.attempt_id = at.id)
    update message set subject = regexp_replace(subject, $5, $3, 'gi'), body = regexp_replace(body, $5, $3, 'gi'),
      html = regexp_replace(html, $5, $3, 'gi'), own_body = regexp_replace(own_body, $5, $3, 'gi'),
      spoken = regexp_replace(spoken::text, $6, $3, 'gi')::jsonb,
      to_address = case when to_address = any($4::text[]) and kind <> 'notification' then $3 else to_address end,
      from_address = case when from_address = any($4::text[]) then $3 else from_address end
    where account_id = $1 and id = any($2::uuid[])`,
};

const ERASE_SEALED: Statement = {
  name: 'erase_sealed_of_messages',
  text: `with links as (
      update secure_link set revoked_at = coalesce(revoked_at, now()), pin = null
      where account_id = $1 and message_id = any($2::uuid[]))
    update secure_content set sealed = null, deleted_at = coalesce(deleted_at, now())
    where account_id = $1 and message_id = any($2::uuid[])`,
};

/** A carrier's error may quote the address; a call's answer has the name, and its digits are what they said. */
const ERASE_ATTEMPTS: Statement = {
  name: 'erase_attempts_of_messages',
  text: `with tried as (
      update delivery_attempt set error = null where account_id = $1 and message_id = any($2::uuid[]) returning id)
    update call_turn set digit = '', answer = null where account_id = $1 and attempt_id in (select id from tried)`,
};

const TAKE_FILES: Statement = {
  name: 'take_files_of_erased_messages',
  text: `delete from message_attachment where account_id = $1 and message_id = any($2::uuid[]) returning attachment_id`,
};

/** What was said with them, on any channel, and what staff were told of it. */
export const eraseMessages: ErasePage = async (transaction, erasure, store) => {
  const { account_id, contact_ids, names, addresses, cursor } = erasure;
  const [found] = await transaction.read<Found>(READ, [account_id, contact_ids, cursor, addresses]);
  if (found === undefined || found.last_id === null) return null;
  const { whole, others, last_id } = found;
  if (others.length > 0) {
    const plain = names.filter((name) => !/["\\]/.test(name));
    const patterns = [patternOf(names), patternOf(plain)];
    transaction.write(ERASE_NAMES, [account_id, others, DELETED_CONTACT, addresses, ...patterns]);
  }
  if (whole.length === 0) return last_id;
  const key = [account_id, whole];
  transaction.write(ERASE, [...key, DELETED_CONTACT]);
  transaction.write(ERASE_SEALED, key);
  transaction.write(ERASE_ATTEMPTS, key);
  const files = await transaction.read<{ attachment_id: string | null }>(TAKE_FILES, key);
  const attachment_ids = new Set(files.flatMap(({ attachment_id }) => attachment_id ?? []));
  for (const attachment_id of [...attachment_ids].toSorted())
    await removeUnused(transaction, { account_id, attachment_id, store });
  return last_id;
};
