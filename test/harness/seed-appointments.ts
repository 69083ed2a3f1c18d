import type { QueryResult } from 'pg';

/** Something that runs statements past row security. */
interface Superuser {
  query(text: string, values?: unknown[]): Promise<QueryResult>;
}

export interface AppointmentSeed {
  readonly superuser: Superuser;
  /** Has a default calendar and a published schedule. */
  readonly account_id: string;
  readonly count: number;
  /** How many start on one day, quarter of an hour by quarter of an hour from eight o'clock. */
  readonly a_day?: number;
}

/** What we made ourselves: an account may have appointments of its own. */
const SEEDED = `external_id like 'seeded/%'`;

const MORE_CALENDARS = `
  insert into calendar (id, account_id, name, time_zone)
  select uuidv7(), $1, 'Dr. ' || name, 'America/New_York'
  from unnest(array['Ames', 'Bø', 'Castro', 'Dietz', 'Eze', 'Feng', 'Gálvez']) name`;

/** One third before today, the rest from today on; every fiftieth wants an interpreter, every twenty-fifth is cancelled. */
const APPOINTMENTS = `
  insert into appointment (id, account_id, calendar_id, external_id, title, start_local, end_local, time_zone, start_at, status, created_at, cancelled_at)
  select uuidv7(), $1, calendars.ids[1 + n % array_length(calendars.ids, 1)], 'seeded/' || gen_random_uuid(),
    (array['Cleaning', 'Check-up', 'Root canal', 'First visit', 'X-ray', 'Follow-up'])[1 + n % 6]
      || case when n % 50 = 0 then ' (interpreter)' else '' end,
    t, t + interval '30 minutes', 'America/New_York', t at time zone 'America/New_York',
    case when n % 25 = 0 then 'cancelled' else 'scheduled' end, t at time zone 'America/New_York' - interval '20 days',
    case when n % 25 = 0 then t at time zone 'America/New_York' - interval '3 days' end
  from (select array_agg(id order by name) as ids from calendar where account_id = $1) calendars,
    lateral (select n, date_trunc('day', localtimestamp) + ((n - $2::int / 3) / $3::int) * interval '1 day'
        + interval '8 hours' + (n % 40) * interval '15 minutes' as t
      from generate_series(0, $2::int - 1) n) times`;

/** Every fifth appointment has two people. Of those that lie behind, most have been answered. */
const PARTICIPANTS = `
  insert into participant (id, account_id, appointment_id, position, name, phone, email, state, state_set_at, state_set_by)
  select uuidv7(), $1, a.id, p,
    (array['Ana', 'José', 'Kim', 'Lou', 'Robin', 'Mei', 'Omar', 'Zoë', 'Ivan', 'Grace', 'Noah', 'Lina', 'Piotr', 'Sofía', 'Tariq', 'Uma'])[1 + (a.n + p) % 16]
      || ' ' || (array['López', 'Lee', 'Park', 'Nguyen', 'Müller', 'Okafor', 'Smith', 'Haddad', 'Kowalski', 'Rossi', 'Silva', 'Tanaka', 'Novák', 'Ødegård', 'Brown', 'Iyer', 'Żak'])[1 + (a.n / 16 + p) % 17],
    '+1202' || (2000000 + (a.n * 7 + p) % 7999999), 'client' || a.n || '@example.com', states.state,
    case when states.state <> 'none' then a.start_at - interval '20 hours' end,
    case when states.state <> 'none' then 'client' end
  from (select id, start_at, (row_number() over (order by id))::int as n from appointment ap
    where account_id = $1 and ${SEEDED} and not exists (select from participant p where p.appointment_id = ap.id)) a
  cross join lateral generate_series(0, case when a.n % 5 = 0 then 1 else 0 end) p
  cross join lateral (select case when a.start_at > now() then 'none' when a.n % 20 < 12 then 'confirmed'
      when a.n % 20 = 12 then 'cancelled' when a.n % 20 = 13 then 'reschedule_requested' else 'none' end) states (state)`;

const SEQUENCES = `
  insert into sequence (id, account_id, participant_id, appointment_id, schedule_id, memory, finished, planned_count, heard_at, last_decided_at)
  select uuidv7(), $1, p.id, a.id, ms.id, null, true, case when a.start_at < now() then 0 else 3 end, p.state_set_at, now()
  from participant p join appointment a on a.id = p.appointment_id
  cross join (select id from message_schedule where account_id = $1 order by id limit 1) ms
  where p.account_id = $1 and ${SEEDED} and not exists (select from sequence s where s.participant_id = p.id)`;

/** Two texts for whatever lies behind; one in three hundred failed. */
const MESSAGES = `
  insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at, sent_at, sequence_id,
    appointment_id, participant_id)
  select uuidv7(), $1, 'out', case k when 1 then 'auto_message' else 'system_text' end, 'sms',
    case when row_number() over (order by s.id, k) % 300 = 0 then 'failed' else 'delivered' end, 'bulk', p.phone,
    'Hi ' || p.name || ', Lakeside Dental here: ' || a.title || ' Monday 10:00 AM. Reply 1 to confirm, 3 to reschedule, STOP to opt out.',
    a.start_at - interval '1 day', a.start_at - interval '1 day' + k * interval '1 minute', s.id, a.id, p.id
  from sequence s join appointment a on a.id = s.appointment_id join participant p on p.id = s.participant_id,
    generate_series(1, 2) k
  where s.account_id = $1 and ${SEEDED} and a.start_at < now() + interval '1 day'
    and not exists (select from message m where m.sequence_id = s.id)`;

/**
 * Fills an account with appointments, their people, sequences and messages, by statements over all of them at once: a
 * hundred thousand take well under a minute. The sequences have ended, so that no worker takes them up.
 */
export async function seedAppointments({ superuser, account_id, count, a_day = 200 }: AppointmentSeed): Promise<void> {
  await superuser.query(MORE_CALENDARS, [account_id]);
  await superuser.query(APPOINTMENTS, [account_id, count, a_day]);
  for (const statement of [PARTICIPANTS, SEQUENCES, MESSAGES]) await superuser.query(statement, [account_id]);
  await superuser.query('analyze');
}
