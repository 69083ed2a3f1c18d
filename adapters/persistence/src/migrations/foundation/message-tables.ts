/** Messages and what became of them. */
export const messageTables = `
create table thread (
  id uuid not null, account_id uuid not null, contact_id uuid, type text not null, address text not null,
  unread int not null default 0, last_message_at timestamptz not null, primary key (id)
);
alter table thread add constraint thread_account_id_id_unique unique (account_id, id);
alter table thread add constraint thread_account_id_type_address_unique unique (account_id, type, address);
alter table thread add constraint thread_type_check check (type in ('phone', 'email'));

create table message (
  id uuid not null, account_id uuid not null, direction text not null, kind text not null,
  channel text not null, status text not null, status_reason text, sequence_id uuid, appointment_id uuid,
  participant_id uuid, thread_id uuid, line_id uuid, sender_id uuid, step_id uuid, effect_key text, life int,
  revision_id uuid, auto_message_id text, auto_reply_id text, system_text text, notify_reason text,
  lane text not null, to_address text not null, from_address text, subject text, body text not null, html text,
  appointment_version int, obeys_quiet_hours boolean not null default true, due_at timestamptz not null,
  send_by timestamptz, client_time_zone text, provider_id text, segments int, error_code text,
  sent_at timestamptz, claimed_at timestamptz, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), primary key (id)
);
create index message_undelivered_index on message (account_id, sequence_id) where status in ('due', 'sending');
create index message_due_index on message (account_id, due_at) where status = 'due';
create index message_sequence_index on message (account_id, sequence_id, id);
create index message_appointment_index on message (account_id, appointment_id, id);
create index message_thread_index on message (account_id, thread_id, id);
create index message_provider_index on message (account_id, provider_id) where provider_id is not null;
alter table message add constraint message_direction_check check (direction in ('out', 'in'));
alter table message
  add constraint message_kind_check
  check (kind in ('auto_message', 'automatic_reply', 'system_text', 'notification', 'reply'));
alter table message add constraint message_channel_check check (channel in ('sms', 'email', 'call'));
alter table message
  add constraint message_status_check
  check (status in ('planned', 'held', 'due', 'sending', 'unknown', 'accepted', 'delivered', 'failed', 'skipped', 'received'));
alter table message add constraint message_lane_check check (lane in ('answer', 'bulk'));

create table delivery_attempt (
  id uuid not null, account_id uuid not null, message_id uuid not null, number int not null,
  outcome text not null, provider_id text, error_code text, error text, started_at timestamptz not null,
  ended_at timestamptz, primary key (id)
);
create index delivery_attempt_message_index on delivery_attempt (account_id, message_id);
alter table delivery_attempt add constraint delivery_attempt_account_id_id_unique unique (account_id, id);
alter table delivery_attempt
  add constraint delivery_attempt_outcome_check
  check (outcome in ('pending', 'accepted', 'not_sent', 'failed', 'unknown'));

create table delivery_callback (
  id uuid not null, account_id uuid not null, attempt_id uuid not null, message_id uuid not null,
  provider_id text not null, status text not null, error_code text, received_at timestamptz not null,
  primary key (id)
);
create index delivery_callback_attempt_index on delivery_callback (account_id, attempt_id);

create table inbound_receipt (
  account_id uuid not null, provider_id text not null, message_id uuid, received_at timestamptz not null,
  primary key (account_id, provider_id)
);

create table log_entry (
  id uuid not null, account_id uuid not null, sequence_id uuid, appointment_id uuid, message_id uuid,
  code text not null, detail jsonb not null default '{}', at timestamptz not null, primary key (id)
);
create index log_entry_appointment_index on log_entry (account_id, appointment_id, id);

create table idempotency_key (
  account_id uuid not null, key text not null, request_hash bytea not null, response jsonb, status int,
  created_at timestamptz not null default now(), primary key (account_id, key)
);
`;
