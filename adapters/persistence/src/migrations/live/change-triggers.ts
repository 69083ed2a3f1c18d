type Act = 'insert' | 'update' | 'delete';

interface Watched {
  readonly table: string;
  readonly on: readonly Act[];
  /** What pages know it by: a word, and the column that says which. */
  readonly topic: string;
  readonly subject: string;
}

const watched: readonly Watched[] = [
  { table: 'appointment', on: ['insert', 'update'], topic: 'appointment', subject: 'id' },
  { table: 'participant', on: ['insert', 'update', 'delete'], topic: 'appointment', subject: 'appointment_id' },
  { table: 'sequence', on: ['insert', 'update'], topic: 'appointment', subject: 'appointment_id' },
  { table: 'message', on: ['insert', 'update'], topic: 'appointment', subject: 'appointment_id' },
  { table: 'message_schedule', on: ['insert', 'update'], topic: 'message_schedule', subject: 'id' },
  { table: 'schedule_revision', on: ['insert', 'update', 'delete'], topic: 'message_schedule', subject: 'schedule_id' },
  {
    table: 'schedule_assignment',
    on: ['insert', 'update', 'delete'],
    topic: 'message_schedule',
    subject: 'schedule_id',
  },
  { table: 'session', on: ['insert', 'delete'], topic: 'session', subject: 'id' },
  { table: 'invitation', on: ['insert', 'update', 'delete'], topic: 'user', subject: 'id' },
];

/**
 * Once a statement, not once a row: a rollout touches thousands at once, and for a single row it costs the same (about
 * 10 µs a statement, measured on the statements that carry one message).
 */
const noting = ({ table, on, topic, subject }: Watched): string => `
create function kept_system.note_${table}() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select account_id, '${topic}', ${subject} from touched where ${subject} is not null;
  return null;
end
$$;
${on
  .map(
    (act) => `create trigger ${table}_${act}_noted after ${act} on "${table}"
  referencing ${act === 'delete' ? 'old' : 'new'} table as touched
  for each statement execute function kept_system.note_${table}();`,
  )
  .join('\n')}`;

/** A client's text shows with every appointment of theirs; it may answer none. The fifty newest will be the open ones. */
const inbound = `
create function kept_system.note_inbound() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select r.account_id, 'appointment', of_client.appointment_id
    from touched r
    join public.message m on m.account_id = r.account_id and m.id = r.message_id
    cross join lateral (
      select p.appointment_id from public.participant p
      where p.account_id = m.account_id and p.phone = m.from_address order by p.created_at desc limit 50) of_client;
  return null;
end
$$;
create trigger inbound_receipt_noted after insert on inbound_receipt
  referencing new table as touched for each statement execute function kept_system.note_inbound();`;

/** By row, since only some columns count: that somebody was seen is written every minute and tells nobody anything. */
const user = `
create function kept_system.note_user() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id) values (new.account_id, 'user', new.id);
  return null;
end
$$;
create trigger user_insert_noted after insert on "user" for each row execute function kept_system.note_user();
create trigger user_update_noted after update on "user"
  for each row when (
    (old.email, old.name, old.role, old.operator, old.disabled_at) is distinct from
    (new.email, new.name, new.role, new.operator, new.disabled_at))
  execute function kept_system.note_user();`;

const clock = `
create function kept_system.note_clock() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id) values (new.id, 'clock', new.id);
  return null;
end
$$;
create trigger account_clock_noted after update on account
  for each row when (old.clock_offset_ms is distinct from new.clock_offset_ms)
  execute function kept_system.note_clock();`;

/** Who touches what a page may show leaves its id, in the same transaction. */
export const changeTriggers = [
  ...watched.map(noting),
  inbound,
  user,
  clock,
  'revoke all on all functions in schema kept_system from public;',
].join('\n');
