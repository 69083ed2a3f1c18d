import { Migration } from '@mikro-orm/migrations';

/**
 * What staff and programs write for once: templates, broadcasts with their recipients, and the credits that messages
 * take.
 */
export class OneTimeMessages extends Migration {
  override readonly name = '2026-11-24-one-time-messages';

  override up(): void {
    this.addSql(`
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
  check (kind in ('auto_message', 'automatic_reply', 'system_text', 'notification', 'reply', 'one_time')) not valid;
alter table message validate constraint message_kind_check;
alter table message
  add column broadcast_id uuid, add column template_id uuid, add column asks_own_question boolean not null default false,
  add column written_by_user_id uuid, add column credits int;
create index message_broadcast_index on message (account_id, broadcast_id, id) where broadcast_id is not null;
create index message_one_time_index on message (account_id, id) where kind = 'one_time';

create table template (
  id uuid not null, account_id uuid not null, channel text not null, name text not null, content jsonb not null,
  translations jsonb not null default '{}', version int not null default 1, created_by_user_id uuid,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), archived_at timestamptz,
  primary key (id)
);
alter table template add constraint template_account_id_id_unique unique (account_id, id);
alter table template add constraint template_channel_check check (channel in ('sms', 'email', 'call'));
create index template_list_index on template (account_id, channel, name);
alter table template add constraint template_account_id_foreign foreign key (account_id) references account (id);
alter table template add constraint template_created_by_user_id_foreign
  foreign key (account_id, created_by_user_id) references "user" (account_id, id);

create table broadcast (
  id uuid not null, account_id uuid not null, channel text not null, status text not null, content jsonb not null,
  template_id uuid, asks_own_question boolean not null default false, source text not null, created_by_user_id uuid,
  send_at timestamptz not null, time_zone text not null, recipient_count int not null,
  created_at timestamptz not null default now(), started_at timestamptz, ended_at timestamptz, primary key (id)
);
alter table broadcast add constraint broadcast_account_id_id_unique unique (account_id, id);
alter table broadcast add constraint broadcast_channel_check check (channel in ('sms', 'email', 'call'));
alter table broadcast add constraint broadcast_status_check
  check (status in ('scheduled', 'sending', 'paused', 'sent', 'cancelled'));
alter table broadcast add constraint broadcast_source_check check (source in ('compose', 'api'));
create index broadcast_scheduled_index on broadcast (account_id, send_at)
  where status in ('scheduled', 'sending', 'paused');
alter table broadcast add constraint broadcast_account_id_foreign foreign key (account_id) references account (id);
alter table broadcast add constraint broadcast_template_id_foreign
  foreign key (account_id, template_id) references template (account_id, id);
alter table broadcast add constraint broadcast_created_by_user_id_foreign
  foreign key (account_id, created_by_user_id) references "user" (account_id, id);

create table broadcast_recipient (
  account_id uuid not null, broadcast_id uuid not null, position int not null, address text not null, contact_id uuid,
  appointment_id uuid, participant_id uuid, status text not null, reason text, message_id uuid,
  primary key (account_id, broadcast_id, position)
);
alter table broadcast_recipient add constraint broadcast_recipient_status_check
  check (status in ('waiting', 'made', 'held', 'skipped', 'cancelled'));
create index broadcast_recipient_message_index on broadcast_recipient (account_id, message_id)
  where message_id is not null;
create index broadcast_recipient_waiting_index on broadcast_recipient (account_id, broadcast_id, position)
  where status = 'waiting';
alter table broadcast_recipient add constraint broadcast_recipient_broadcast_id_foreign
  foreign key (account_id, broadcast_id) references broadcast (account_id, id);
alter table broadcast_recipient add constraint broadcast_recipient_contact_id_foreign
  foreign key (account_id, contact_id) references contact (account_id, id);
alter table broadcast_recipient add constraint broadcast_recipient_appointment_id_foreign
  foreign key (account_id, appointment_id) references appointment (account_id, id);
alter table broadcast_recipient add constraint broadcast_recipient_participant_id_foreign
  foreign key (account_id, participant_id) references participant (account_id, id);

alter table message add constraint message_broadcast_id_foreign
  foreign key (account_id, broadcast_id) references broadcast (account_id, id);
alter table message add constraint message_template_id_foreign
  foreign key (account_id, template_id) references template (account_id, id);
alter table message add constraint message_written_by_user_id_foreign
  foreign key (account_id, written_by_user_id) references "user" (account_id, id);

create table credit_balance (
  account_id uuid not null, balance int not null, alert_below int, alerted_at timestamptz, primary key (account_id)
);
alter table credit_balance add constraint credit_balance_not_negative check (balance >= 0);
alter table credit_balance add constraint credit_balance_account_id_foreign
  foreign key (account_id) references account (id);

create table credit_entry (
  id uuid not null, account_id uuid not null, amount int not null, reason text not null, message_id uuid, note text,
  user_id uuid, at timestamptz not null, primary key (id)
);
alter table credit_entry add constraint credit_entry_reason_check
  check (reason in ('message', 'returned', 'granted', 'corrected'));
create index credit_entry_list_index on credit_entry (account_id, id);
create index credit_entry_message_index on credit_entry (account_id, message_id) where message_id is not null;
alter table credit_entry add constraint credit_entry_account_id_foreign foreign key (account_id) references account (id);
alter table credit_entry add constraint credit_entry_user_id_foreign
  foreign key (account_id, user_id) references "user" (account_id, id);
`);
    for (const table of ['template', 'broadcast', 'broadcast_recipient', 'credit_balance', 'credit_entry']) {
      this.addSql(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy account_only on ${table}
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on ${table} to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
    }
  }
}
