import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDetail, CalendarDetails } from './calendars.schema.ts';

const PERSON = (user: string) =>
  `jsonb_build_object('id', ${user}.id, 'name', ${user}.name, 'email', ${user}.email, 'phone', ${user}.phone,
    'disabled', ${user}.disabled_at is not null)`;

const CALENDARS = `
  select cal.id, cal.name, cal.time_zone, cal.is_default, cal.phone_sender_id, cal.email_sender_id,
    case when u.id is null then null else ${PERSON('u')} end as owner,
    (select count(*)::int from appointment ap where ap.calendar_id = cal.id and ap.deleted_at is null
      and ap.status = 'scheduled'
      and ap.start_at > clock_timestamp() + a.clock_offset_ms * interval '1 millisecond') as appointments_ahead,
    case when cal.is_default then 'default'
      when exists (select from appointment ap where ap.calendar_id = cal.id) then 'appointments'
      when exists (select from schedule_assignment sa where cal.id = any(sa.calendar_ids)) then 'assignment'
    end as why_kept
  from calendar cal
  join account a on a.id = cal.account_id
  left join "user" u on u.id = cal.owner_user_id`;

/** One calendar of the transaction's account; null: there is none of that id. */
export async function readCalendar(em: EntityManager, id: string): Promise<CalendarDetail | null> {
  const [found] = await em.execute<CalendarDetail[]>(`${CALENDARS} where cal.id = ?`, [id]);
  return found ?? null;
}

/** Every calendar of the transaction's account, the default one first, with whom and what can be chosen for them. */
export async function readCalendars(em: EntityManager): Promise<CalendarDetails> {
  const calendars = await em.execute<CalendarDetail[]>(`${CALENDARS} order by cal.is_default desc, cal.name, cal.id`);
  const people = await em.execute<{ readonly person: CalendarDetails['people'][number] }[]>(
    `select ${PERSON('u')} as person from "user" u where u.disabled_at is null order by u.name, u.id`,
  );
  const senders = await em.execute<CalendarDetails['senders']>(
    'select id, type, address, is_default from sender order by type, is_default desc, address',
  );
  return { calendars, people: people.map(({ person }) => person), senders };
}
