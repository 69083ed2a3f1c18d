import { Migration } from '@mikro-orm/migrations';

const TABLES = `array['data_key', 'secure_content', 'secure_link', 'secure_pin', 'secure_pin_guard']`;

/** Secure messages: what they say, sealed under a key of the account; their links, and the PINs that open them. */
export class SecureMessages extends Migration {
  override readonly name = '2026-12-01-secure-messages';

  override up(): void {
    this.addSql(`
alter table message add column sent_securely boolean not null default false;

create table data_key (
  id uuid not null, account_id uuid not null, wrapping_key_id text not null, wrapped bytea not null,
  created_at timestamptz not null default now(), primary key (id)
);
alter table data_key add constraint data_key_account_id_id_unique unique (account_id, id);
alter table data_key add constraint data_key_account_id_foreign foreign key (account_id) references account (id);

create table secure_content (
  account_id uuid not null, message_id uuid not null, data_key_id uuid not null, sealed bytea, link_id uuid,
  written_at timestamptz not null, deleted_at timestamptz, primary key (account_id, message_id)
);
create index secure_content_kept_index on secure_content (account_id, written_at) where sealed is not null;

create table secure_link (
  id uuid not null, account_id uuid not null, message_id uuid not null, lifetime text not null, expires_at timestamptz,
  revoked_at timestamptz, opened_at timestamptz, expiry_logged_at timestamptz, pin bytea, data_key_id uuid not null,
  pin_of text, created_at timestamptz not null default now(), primary key (id)
);
alter table secure_link add constraint secure_link_account_id_id_unique unique (account_id, id);
alter table secure_link add constraint secure_link_lifetime_check
  check (lifetime in ('24_hours', '10_days', '6_months', '1_year'));
alter table secure_link add constraint secure_link_pin_of_check check (pin_of in ('message', 'usual'));
create index secure_link_message_index on secure_link (account_id, message_id);
create index secure_link_expiring_index on secure_link (account_id, expires_at)
  where expiry_logged_at is null and expires_at is not null;

create table secure_pin (
  account_id uuid not null, contact_id uuid not null, data_key_id uuid not null, sealed bytea not null,
  set_at timestamptz not null default now(), primary key (account_id, contact_id)
);
create table secure_pin_guard (
  account_id uuid not null, person_id uuid not null, wrong int not null default 0, locked_at timestamptz,
  day date not null, wrong_that_day int not null default 0, primary key (account_id, person_id)
);

alter table secure_content add constraint secure_content_data_key_id_foreign
  foreign key (account_id, data_key_id) references data_key (account_id, id);
alter table secure_content add constraint secure_content_link_id_foreign
  foreign key (account_id, link_id) references secure_link (account_id, id);
alter table secure_link add constraint secure_link_data_key_id_foreign
  foreign key (account_id, data_key_id) references data_key (account_id, id);
alter table secure_pin add constraint secure_pin_data_key_id_foreign
  foreign key (account_id, data_key_id) references data_key (account_id, id);
alter table secure_pin add constraint secure_pin_contact_id_foreign
  foreign key (account_id, contact_id) references contact (account_id, id);
alter table secure_pin_guard add constraint secure_pin_guard_account_id_foreign
  foreign key (account_id) references account (id);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  foreach t in array ${TABLES} loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy account_only on %I
      using (account_id = nullif(current_setting(''kept.account'', true), '''')::uuid)
      with check (account_id = nullif(current_setting(''kept.account'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to %I', t, app);
  end loop;
  execute format('create policy system_lookup on secure_content for select to %I using (current_setting(''kept.system'', true) = ''on'')', current_user);
  execute format('create policy system_lookup on secure_link for select to %I using (current_setting(''kept.system'', true) = ''on'')', current_user);
  execute format('create policy system_lookup on data_key for select to %I using (current_setting(''kept.system'', true) = ''on'')', current_user);
end $$;

-- accounts with content older than they keep it, or links whose expiry stands in no log yet
create function kept_system.accounts_with_old_secrets(p_limit int)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select a.id from public.account a
    where exists (select from public.secure_content c where c.account_id = a.id and c.sealed is not null
        and c.written_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond'
          - (a.settings #>> '{secure_messaging,retention_days}')::int * interval '1 day')
      or exists (select from public.secure_link l where l.account_id = a.id and l.expiry_logged_at is null
        and l.expires_at < clock_timestamp() + a.clock_offset_ms * interval '1 millisecond')
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

-- accounts with a key that another key of the environment wraps
create function kept_system.accounts_with_keys_of_other(p_wrapping_key_id text)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query select distinct k.account_id from public.data_key k where k.wrapping_key_id <> p_wrapping_key_id;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.accounts_with_old_secrets(int), kept_system.accounts_with_keys_of_other(text) from public;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant execute on function kept_system.accounts_with_old_secrets(int), kept_system.accounts_with_keys_of_other(text) to %I', app);
end $$;
`);
  }
}
