/**
 * Beneath a row-security policy only leakproof operators can become conditions of an index, and those of full text and
 * trigrams are none. Comparing text by bytes is, hence a table of words in byte order, kept by triggers whoever writes.
 * It holds nothing of its own and refers to nothing: a foreign key would be checked once for each word.
 */
export const wordTable = `
create table appointment_word (
  account_id uuid not null, appointment_id uuid not null, word text collate "C" not null,
  primary key (account_id, appointment_id, word)
);
create index appointment_word_index on appointment_word (account_id, word, appointment_id);

alter table appointment_word enable row level security;
alter table appointment_word force row level security;
create policy account_only on appointment_word
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on appointment_word to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;

create function words_of_appointment(p_account uuid, p_appointment uuid) returns setof text
language sql stable
begin atomic
  select w from appointment a, search_words_of_name(a.title) w
  where a.account_id = p_account and a.id = p_appointment and a.deleted_at is null
  union
  select words.w from appointment a
  join participant p on p.account_id = a.account_id and p.appointment_id = a.id and p.removed_at is null,
  lateral (select search_words_of_name(p.name) union all select search_words_of_email(p.email)
    union all select search_words_of_phone(p.phone)) words (w)
  where a.account_id = p_account and a.id = p_appointment and a.deleted_at is null;
end;

create function refresh_appointment_words(p_account uuid, p_appointment uuid) returns void
language plpgsql as $$
begin
  -- two changes of one appointment must not each write what the other has just taken away
  perform from appointment where account_id = p_account and id = p_appointment for no key update;
  delete from appointment_word
  where account_id = p_account and appointment_id = p_appointment
    and word not in (select words_of_appointment(p_account, p_appointment));
  insert into appointment_word (account_id, appointment_id, word)
  select p_account, p_appointment, w from words_of_appointment(p_account, p_appointment) w on conflict do nothing;
end $$;

create function appointments_made() returns trigger language plpgsql as $$
begin
  insert into appointment_word (account_id, appointment_id, word)
  select made.account_id, made.id, w from made, search_words_of_name(made.title) w on conflict do nothing;
  return null;
end $$;
create trigger appointment_words_made after insert on appointment
  referencing new table as made for each statement execute function appointments_made();

create function participants_made() returns trigger language plpgsql as $$
begin
  insert into appointment_word (account_id, appointment_id, word)
  select made.account_id, made.appointment_id, words.w
  from made, lateral (select search_words_of_name(made.name) union all select search_words_of_email(made.email)
    union all select search_words_of_phone(made.phone)) words (w)
  on conflict do nothing;
  return null;
end $$;
create trigger participant_words_made after insert on participant
  referencing new table as made for each statement execute function participants_made();

create function appointment_reworded() returns trigger language plpgsql as $$
begin
  perform refresh_appointment_words(new.account_id, new.id);
  return null;
end $$;
create trigger appointment_words_changed after update on appointment
  for each row when ((old.title, old.deleted_at) is distinct from (new.title, new.deleted_at))
  execute function appointment_reworded();

create function participant_reworded() returns trigger language plpgsql as $$
begin
  perform refresh_appointment_words(old.account_id, old.appointment_id);
  return null;
end $$;
create trigger participant_words_changed after update on participant
  for each row when ((old.name, old.phone, old.email, old.removed_at) is distinct from (new.name, new.phone, new.email, new.removed_at))
  execute function participant_reworded();
create trigger participant_words_gone after delete on participant
  for each row execute function participant_reworded();

-- what was there before: as the owner, whom forced row security would show nothing
alter table appointment no force row level security;
alter table participant no force row level security;
alter table appointment_word no force row level security;
insert into appointment_word (account_id, appointment_id, word)
select a.account_id, a.id, w from appointment a, words_of_appointment(a.account_id, a.id) w;
alter table appointment force row level security;
alter table participant force row level security;
alter table appointment_word force row level security;
`;
