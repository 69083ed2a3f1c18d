const currentAccount = `nullif(current_setting('kept.account', true), '')::uuid`;

const tenantTable = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy account_only on ${table}
  using (account_id = ${currentAccount}) with check (account_id = ${currentAccount});
create policy system_lookup on ${table} for select to current_user
  using (current_setting('kept.system', true) = 'on');`;

/**
 * Sessions and invitations belong to an account. Tries to sign in belong to none, since an address may be nobody's: they
 * stand in kept_system, where only its functions reach them, under keyed hashes.
 */
export const sessionTables = `
alter table "user" add column last_seen_at timestamptz;

create table session (
  id uuid not null, account_id uuid not null, user_id uuid not null, token_hash bytea not null,
  device text not null, address text not null, created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(), expires_at timestamptz not null, primary key (id)
);
create index session_user_index on session (account_id, user_id);
alter table session add constraint session_account_id_token_hash_unique unique (account_id, token_hash);
alter table session add constraint session_user_id_foreign
  foreign key (account_id, user_id) references "user" (account_id, id);

create table invitation (
  id uuid not null, account_id uuid not null, kind text not null, email text not null, role text, user_id uuid,
  token_hash bytea not null, invited_by_user_id uuid not null, created_at timestamptz not null default now(),
  expires_at timestamptz not null, primary key (id)
);
alter table invitation add constraint invitation_account_id_token_hash_unique unique (account_id, token_hash);
create unique index invitation_one_an_address on invitation (account_id, email) where kind = 'invitation';
create unique index invitation_one_reset_a_user on invitation (account_id, user_id) where kind = 'reset';
alter table invitation add constraint invitation_kind_check check (kind in ('invitation', 'reset'));
alter table invitation add constraint invitation_role_check check (role in ('admin', 'staff'));
alter table invitation add constraint invitation_email_lower_case check (email = lower(email));
alter table invitation
  add constraint invitation_for_somebody
  check ((kind = 'invitation' and role is not null and user_id is null) or (kind = 'reset' and role is null and user_id is not null));
alter table invitation add constraint invitation_user_id_foreign
  foreign key (account_id, user_id) references "user" (account_id, id);
alter table invitation add constraint invitation_invited_by_user_id_foreign
  foreign key (account_id, invited_by_user_id) references "user" (account_id, id);
${tenantTable('session')}
${tenantTable('invitation')}

-- however a session ends, whoever streams to it hears of it with the commit
create function tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('kept_session_ended', old.id::text);
  return null;
end $$;
create trigger session_ended after delete on session for each row execute function tell_session_ended();

create table kept_system.sign_in_try (
  id uuid not null default gen_random_uuid(), email_key bytea not null, address_key bytea not null,
  at timestamptz not null, primary key (id)
);
create index sign_in_try_email_index on kept_system.sign_in_try (email_key, at);
create index sign_in_try_address_index on kept_system.sign_in_try (address_key, at);

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant select, insert, update, delete on session, invitation to %I', app);
end $$;
`;
