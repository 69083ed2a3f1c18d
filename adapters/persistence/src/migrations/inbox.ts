import { Migration } from '@mikro-orm/migrations';

/**
 * The inbox: when somebody last wrote, who of staff sees to it, what was put away; the words it is searched by; and news
 * of it for pages that are open.
 */
export class Inbox extends Migration {
  override readonly name = '2026-11-25-inbox';

  override up(): void {
    for (const part of [threads, outbox, words, news]) this.addSql(part);
  }
}

const threads = `
alter table thread
  add column last_inbound_at timestamptz, add column archived_at timestamptz, add column assigned_user_id uuid,
  add column person_id uuid not null generated always as (coalesce(contact_id, id)) stored;
-- forced row security would show the owner no row
alter table thread no force row level security;
alter table message no force row level security;
update thread t set last_inbound_at = heard.at
from (select account_id, thread_id, max(coalesce(sent_at, due_at)) as at from message
  where direction = 'in' and thread_id is not null group by 1, 2) heard
where t.account_id = heard.account_id and t.id = heard.thread_id;
alter table message force row level security;
alter table thread force row level security;
create index thread_person_index on thread (account_id, person_id, last_inbound_at, id);
create index thread_inbox_index on thread (account_id, last_inbound_at, id)
  where last_inbound_at is not null and archived_at is null;
create index thread_heard_index on thread (account_id, last_inbound_at, id) where last_inbound_at is not null;
create index thread_archived_index on thread (account_id, last_inbound_at, id)
  where last_inbound_at is not null and archived_at is not null;
create index thread_assigned_index on thread (account_id, assigned_user_id, last_inbound_at, id)
  where assigned_user_id is not null;
create index thread_unread_index on thread (account_id, last_inbound_at, id) where unread > 0;
alter table thread add constraint thread_assigned_user_id_foreign
  foreign key (account_id, assigned_user_id) references "user" (account_id, id);
`;

const outbox = `
create index message_outbox_index on message (account_id, id) where direction = 'out' and kind <> 'notification';
create index message_other_index on message (account_id, id)
  where direction = 'out' and kind <> 'notification' and appointment_id is null;
create index message_failed_index on message (account_id, id)
  where direction = 'out' and status in ('failed', 'unknown', 'held');
`;

/**
 * As the words of appointments (see there why not full text): by row and only for what people wrote to each other, so
 * that the messages that go out by themselves pay nothing. What went to a whole list is found in the outbox.
 */
const words = `
create table thread_word (
  account_id uuid not null, thread_id uuid not null, kind text not null, word text collate "C" not null,
  primary key (account_id, thread_id, kind, word)
);
alter table thread_word add constraint thread_word_kind_check check (kind in ('who', 'said'));
create index thread_word_index on thread_word (account_id, word, thread_id);
alter table thread_word enable row level security;
alter table thread_word force row level security;
create policy account_only on thread_word
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on thread_word to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;

create function words_of_thread_owner(p_account uuid, p_thread uuid) returns setof text
language sql stable
begin atomic
  select words.w from thread t left join contact c on c.account_id = t.account_id and c.id = t.contact_id,
  lateral (select search_words_of_name(c.name)
    union all select search_words_of_phone(case t.type when 'phone' then t.address end)
    union all select search_words_of_email(case t.type when 'email' then t.address end)) words (w)
  where t.account_id = p_account and t.id = p_thread
  group by words.w order by words.w;
end;

create function refresh_thread_words(p_account uuid, p_thread uuid) returns void
language plpgsql as $$
begin
  delete from thread_word where account_id = p_account and thread_id = p_thread and kind = 'who'
    and word not in (select words_of_thread_owner(p_account, p_thread));
  insert into thread_word (account_id, thread_id, kind, word)
  select p_account, p_thread, 'who', w from words_of_thread_owner(p_account, p_thread) w on conflict do nothing;
end $$;

create function thread_answered() returns trigger language plpgsql as $$
begin
  perform refresh_thread_words(new.account_id, new.id);
  return null;
end $$;
create trigger thread_words_made after insert on thread
  for each row when (new.last_inbound_at is not null) execute function thread_answered();
create trigger thread_words_changed after update on thread
  for each row when ((old.last_inbound_at is null) <> (new.last_inbound_at is null)
    or old.contact_id is distinct from new.contact_id)
  execute function thread_answered();

create function contact_renamed() returns trigger language plpgsql as $$
begin
  perform refresh_thread_words(t.account_id, t.id) from thread t
  where t.account_id = new.account_id and t.person_id = new.id;
  return null;
end $$;
create trigger contact_words_changed after update on contact
  for each row when (old.name is distinct from new.name) execute function contact_renamed();

create function words_said() returns trigger language plpgsql as $$
begin
  if new.direction = 'out' and not exists (
    select from thread_word w where w.account_id = new.account_id and w.thread_id = new.thread_id and w.kind = 'who')
  then
    perform refresh_thread_words(new.account_id, new.thread_id);
  end if;
  insert into thread_word (account_id, thread_id, kind, word)
  select new.account_id, new.thread_id, 'said', w
  from (select search_words(new.subject) union select search_words(new.body)) said (w) order by w
  on conflict do nothing;
  return null;
end $$;
create trigger message_words_said after insert on message
  for each row when (new.thread_id is not null and new.channel <> 'call'
    and (new.direction = 'in' or (new.kind = 'one_time' and new.broadcast_id is null)))
  execute function words_said();

-- what was there before: as the owner, whom forced row security would show nothing
alter table thread no force row level security;
alter table contact no force row level security;
alter table message no force row level security;
alter table thread_word no force row level security;
insert into thread_word (account_id, thread_id, kind, word)
select t.account_id, t.id, 'who', w from thread t, words_of_thread_owner(t.account_id, t.id) w
where t.last_inbound_at is not null;
insert into thread_word (account_id, thread_id, kind, word)
select m.account_id, m.thread_id, 'said', w
from message m, lateral (select search_words(m.subject) union select search_words(m.body)) said (w)
where m.direction = 'in' and m.channel <> 'call' and m.thread_id is not null on conflict do nothing;
alter table thread force row level security;
alter table contact force row level security;
alter table message force row level security;
alter table thread_word force row level security;
`;

/** A thread is told of where no appointment is: of what concerns one, pages hear by that. */
const news = `
create or replace function kept_system.note_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select account_id, 'appointment', appointment_id from touched where appointment_id is not null
    union all
    select account_id, 'thread', thread_id from touched
    where thread_id is not null and (appointment_id is null or kind = 'one_time');
  return null;
end
$$;

create function kept_system.note_thread() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id) values (new.account_id, 'thread', new.id);
  return null;
end
$$;
create trigger thread_insert_noted after insert on thread
  for each row when (new.last_inbound_at is not null) execute function kept_system.note_thread();
create trigger thread_update_noted after update on thread
  for each row when (
    (old.unread, old.last_inbound_at, old.archived_at, old.assigned_user_id, old.contact_id) is distinct from
    (new.unread, new.last_inbound_at, new.archived_at, new.assigned_user_id, new.contact_id))
  execute function kept_system.note_thread();

create or replace function kept_system.note_message_attachment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select distinct m.account_id, told.topic, told.subject_id
    from touched r
    join public.message m on m.account_id = r.account_id and m.id = r.message_id and m.direction = 'in'
    cross join lateral (
      (select 'appointment' as topic, p.appointment_id as subject_id from public.participant p
      where p.account_id = m.account_id
        and case when m.channel = 'email' then p.email = m.from_address else p.phone = m.from_address end
      order by p.created_at desc limit 50)
      union all select 'thread', m.thread_id where m.thread_id is not null) told
    where r.status <> 'waiting';
  return null;
end
$$;
revoke all on all functions in schema kept_system from public;
`;
