import type { Statement } from '../transaction.ts';
import { DELETED_CONTACT } from './deleted-contact.ts';
import { patternOf, type ErasePage } from './erasure.ts';
import { stopPeople } from './stop-people.ts';

const READ: Statement = {
  name: 'read_participants_to_erase',
  text: `select id, appointment_id from participant
    where account_id = $1 and contact_id = any($2::uuid[]) and ($3::uuid is null or id > $3::uuid) order by id limit 200`,
};

/** That somebody came, and what they had answered, stays. */
const ERASE_PEOPLE: Statement = {
  name: 'erase_participants',
  text: `update participant set name = $3, phone = null, email = null, custom_data = '{}'
    where account_id = $1 and id = any($2::uuid[])`,
};

/** An appointment of nobody else is all theirs: its title, where it was and what else was written down of it. */
const ERASE_OWN: Statement = {
  name: 'erase_appointments_of_deleted',
  text: `update appointment ap set title = $4, location = null, external_id = null, custom_data = '{}',
      edition = edition + 1, updated_at = now()
    where ap.account_id = $1 and ap.id = any($2::uuid[]) and not exists (select from participant o
      where o.account_id = $1 and o.appointment_id = ap.id and (o.contact_id is null or not o.contact_id = any($3::uuid[])))`,
};

/** In one that others are on, too, only their name goes. */
const ERASE_NAMES: Statement = {
  name: 'erase_names_in_shared_appointments',
  text: `update appointment ap set title = regexp_replace(title, $4, $5, 'gi'), location = regexp_replace(location, $4, $5, 'gi'),
      custom_data = (select coalesce(jsonb_object_agg(key, case jsonb_typeof(value)
          when 'string' then to_jsonb(regexp_replace(value #>> '{}', $4, $5, 'gi')) else value end), '{}')
        from jsonb_each(ap.custom_data)),
      edition = edition + 1, updated_at = now()
    where ap.account_id = $1 and ap.id = any($2::uuid[]) and exists (select from participant o
      where o.account_id = $1 and o.appointment_id = ap.id and (o.contact_id is null or not o.contact_id = any($3::uuid[])))`,
};

/** Who they were on appointments. */
export const eraseAppointments: ErasePage = async (transaction, { account_id, contact_ids, names, cursor }) => {
  const page = await transaction.read<{ id: string; appointment_id: string }>(READ, [account_id, contact_ids, cursor]);
  if (page.length === 0) return null;
  const participant_ids = page.map(({ id }) => id);
  const appointment_ids = page.map(({ appointment_id }) => appointment_id);
  // whoever came onto an appointment while the deletion began
  await stopPeople(transaction, { account_id, participant_ids });
  transaction.write(ERASE_PEOPLE, [account_id, participant_ids, DELETED_CONTACT]);
  const of = [account_id, appointment_ids, contact_ids];
  transaction.write(ERASE_OWN, [...of, DELETED_CONTACT]);
  transaction.write(ERASE_NAMES, [...of, patternOf(names), DELETED_CONTACT]);
  return participant_ids.at(-1) ?? null;
};
