/** Channels and the sequences that run over them. */
export const sequenceTables = `
create table channel (
  id uuid not null, account_id uuid not null, sandbox boolean not null, provider text not null,
  account_mode text not null, external_account text not null, credentials bytea not null,
  credentials_key_id text not null, capabilities jsonb not null default '{}', primary key (id)
);
alter table channel add constraint channel_account_id_id_unique unique (account_id, id);
alter table channel add constraint channel_fits_account_mode check ((account_mode = 'sandbox') = sandbox);
alter table channel add constraint channel_provider_check check (provider in ('twilio', 'smtp'));
alter table channel add constraint channel_account_mode_check check (account_mode in ('sandbox', 'live'));

create table sender (
  id uuid not null, account_id uuid not null, channel_id uuid not null, type text not null,
  address text not null, is_default boolean not null default false, opt_out_words text[] not null default '{}',
  primary key (id)
);
alter table sender add constraint sender_account_id_id_unique unique (account_id, id);
alter table sender add constraint sender_account_id_type_address_unique unique (account_id, type, address);
alter table sender add constraint sender_type_check check (type in ('phone', 'email'));

create table line (
  id uuid not null, account_id uuid not null, sender_id uuid not null, address text not null,
  created_at timestamptz not null default now(), primary key (id)
);
alter table line add constraint line_account_id_id_unique unique (account_id, id);
alter table line add constraint line_account_id_sender_id_address_unique unique (account_id, sender_id, address);

create table sequence (
  id uuid not null, account_id uuid not null, participant_id uuid not null, appointment_id uuid not null,
  schedule_id uuid not null, life int not null default 1, memory jsonb, wake_at timestamptz,
  finished boolean not null default false, held_at timestamptz, held_reason text, stuck_at timestamptz,
  stuck_reason text, last_decided_at timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), primary key (id)
);
create index sequence_appointment_index on sequence (account_id, appointment_id);
create index sequence_wake_index on sequence (account_id, wake_at) where not finished and held_at is null;
alter table sequence add constraint sequence_account_id_id_unique unique (account_id, id);
alter table sequence add constraint sequence_account_id_participant_id_unique unique (account_id, participant_id);

create table open_question (
  account_id uuid not null, line_id uuid not null, sequence_id uuid not null, key text not null,
  revision_id uuid not null, auto_message_id text not null, message_id uuid not null,
  sent_at timestamptz not null, primary key (account_id, line_id, sequence_id)
);
create index open_question_sequence_index on open_question (account_id, sequence_id);

create table sequence_input (
  id uuid not null, account_id uuid not null, sequence_id uuid not null, life int not null,
  source_key text not null, type text not null, payload jsonb not null default '{}', at timestamptz not null,
  created_at timestamptz not null default now(), lazy boolean not null default false, handled_at timestamptz,
  primary key (id)
);
create index sequence_input_unhandled_index on sequence_input (account_id, sequence_id) where handled_at is null;
create index sequence_input_waiting_index on sequence_input (created_at) where handled_at is null and not lazy;
alter table sequence_input add constraint sequence_input_account_id_id_unique unique (account_id, id);
alter table sequence_input
  add constraint sequence_input_source_unique unique (account_id, sequence_id, source_key);

create table sequence_step (
  id uuid not null, account_id uuid not null, sequence_id uuid not null, life int not null, input_id uuid,
  input_type text not null, at timestamptz not null, trace jsonb not null, effects jsonb not null,
  did text[] not null default '{}', created_at timestamptz not null default now(), primary key (id)
);
create index sequence_step_sequence_index on sequence_step (account_id, sequence_id, id);

create table effect_key (
  account_id uuid not null, key text not null, sequence_id uuid, message_id uuid, primary key (account_id, key)
);
`;
