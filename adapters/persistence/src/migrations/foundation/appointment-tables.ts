/** Appointments and the schedules they get. */
export const appointmentTables = `
create table appointment (
  id uuid not null, account_id uuid not null, calendar_id uuid not null, external_id text, title text not null,
  start_local timestamp(0) not null, end_local timestamp(0) not null, previous_start_local timestamp(0),
  time_zone text not null, all_day boolean not null default false, start_at timestamptz not null, location text,
  custom_data jsonb not null default '{}', status text not null default 'scheduled',
  version int not null default 1, moved_at timestamptz, cancelled_at timestamptz, deleted_at timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), primary key (id)
);
create index appointment_start_index on appointment (account_id, start_at, id);
alter table appointment add constraint appointment_account_id_id_unique unique (account_id, id);
create unique index appointment_external_id_unique
  on appointment (account_id, external_id) where external_id is not null and deleted_at is null;
alter table appointment add constraint appointment_ends_after_start check (end_local >= start_local);
alter table appointment add constraint appointment_status_check check (status in ('scheduled', 'cancelled'));

create table participant (
  id uuid not null, account_id uuid not null, appointment_id uuid not null, contact_id uuid,
  position int not null, name text not null, phone text, email text, state text not null default 'none',
  state_set_at timestamptz, state_set_by text, custom_data jsonb not null default '{}',
  created_at timestamptz not null default now(), primary key (id)
);
create index participant_appointment_index on participant (account_id, appointment_id, position);
create index participant_phone_index on participant (account_id, phone);
create index participant_email_index on participant (account_id, email);
alter table participant add constraint participant_account_id_id_unique unique (account_id, id);
alter table participant
  add constraint participant_state_check
  check (state in ('none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested'));
alter table participant
  add constraint participant_state_set_by_check
  check (state_set_by in ('client', 'staff', 'api', 'system'));

create table message_schedule (
  id uuid not null, account_id uuid not null, name text not null, published_revision_id uuid,
  created_at timestamptz not null default now(), primary key (id)
);
alter table message_schedule add constraint message_schedule_account_id_id_unique unique (account_id, id);

create table schedule_revision (
  id uuid not null, account_id uuid not null, schedule_id uuid not null, number int not null,
  status text not null, definition jsonb not null, layout jsonb not null default '{}', etag text not null,
  author_user_id uuid, note text, created_at timestamptz not null default now(), published_at timestamptz,
  primary key (id)
);
alter table schedule_revision add constraint schedule_revision_account_id_id_unique unique (account_id, id);
alter table schedule_revision
  add constraint schedule_revision_account_id_schedule_id_number_unique unique (account_id, schedule_id, number);
create unique index schedule_revision_one_draft
  on schedule_revision (account_id, schedule_id) where status = 'draft';
alter table schedule_revision
  add constraint schedule_revision_status_check check (status in ('draft', 'published'));

create table schedule_assignment (
  id uuid not null, account_id uuid not null, position int not null, schedule_id uuid not null, primary key (id)
);
alter table schedule_assignment
  add constraint schedule_assignment_account_id_position_unique unique (account_id, position);
`;
