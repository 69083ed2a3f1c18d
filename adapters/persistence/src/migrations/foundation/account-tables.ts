/** Accounts, people and the stop list. */
export const accountTables = `
create table account (
  id uuid not null, name text not null, mode text not null, clock_offset_ms bigint not null default '0',
  time_zone text not null, locale text not null default 'en-US', country text not null default 'US',
  settings jsonb not null default '{}', created_at timestamptz not null default now(), primary key (id)
);
alter table account add constraint account_id_mode_unique unique (id, mode);
alter table account add constraint account_live_has_no_clock check (mode = 'sandbox' or clock_offset_ms = 0);
alter table account add constraint account_mode_check check (mode in ('sandbox', 'live'));

create table "user" (
  id uuid not null, account_id uuid not null, email text not null, name text not null, role text not null,
  operator boolean not null default false, password_hash text not null,
  created_at timestamptz not null default now(), disabled_at timestamptz, primary key (id)
);
alter table "user" add constraint user_email_unique unique (email);
alter table "user" add constraint user_account_id_id_unique unique (account_id, id);
alter table "user" add constraint user_email_lower_case check (email = lower(email));
alter table "user" add constraint user_role_check check (role in ('admin', 'staff'));

create table api_key (
  id uuid not null, account_id uuid not null, user_id uuid not null, name text not null, prefix text not null,
  key_hash bytea not null, scopes text[] not null default '{}', created_at timestamptz not null default now(),
  last_used_at timestamptz, revoked_at timestamptz, primary key (id)
);
alter table api_key add constraint api_key_account_id_key_hash_unique unique (account_id, key_hash);

create table calendar (
  id uuid not null, account_id uuid not null, name text not null, owner_user_id uuid, time_zone text not null,
  is_default boolean not null default false, primary key (id)
);
alter table calendar add constraint calendar_account_id_id_unique unique (account_id, id);
create unique index calendar_one_default on calendar (account_id) where is_default;

create table contact (
  id uuid not null, account_id uuid not null, name text not null, locale text, time_zone text,
  custom_data jsonb not null default '{}', primary key (id)
);
alter table contact add constraint contact_account_id_id_unique unique (account_id, id);

create table contact_address (
  id uuid not null, account_id uuid not null, contact_id uuid not null, type text not null,
  address text not null, primary key (id)
);
create index contact_address_contact_index on contact_address (account_id, contact_id);
alter table contact_address
  add constraint contact_address_account_id_type_address_unique unique (account_id, type, address);
alter table contact_address add constraint contact_address_type_check check (type in ('phone', 'email'));

create table stop_list_entry (
  id uuid not null, account_id uuid not null, type text not null, address text not null, source text not null,
  word text, created_at timestamptz not null default now(), primary key (id)
);
alter table stop_list_entry
  add constraint stop_list_entry_account_id_type_address_unique unique (account_id, type, address);
alter table stop_list_entry add constraint stop_list_entry_type_check check (type in ('phone', 'email'));
alter table stop_list_entry
  add constraint stop_list_entry_source_check check (source in ('reply', 'staff', 'api', 'carrier'));
`;
