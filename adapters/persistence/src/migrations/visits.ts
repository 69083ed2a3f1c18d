import { Migration } from '@mikro-orm/migrations';

/**
 * Each handing-over of an auto message with what became of it, and each answer that was taken: rows, counted when they
 * are asked for. A counter that all sequences of a schedule add to would have their decisions wait for each other.
 */
export class Visits extends Migration {
  override readonly name = '2026-11-22-visits';

  override up(): void {
    this.addSql(`
create table message_visit (
  account_id uuid not null, sequence_id uuid not null, key text not null, schedule_id uuid not null,
  auto_message_id text not null, entered_at timestamptz not null, outcome text not null, left_at timestamptz,
  primary key (account_id, sequence_id, key)
);
alter table message_visit add constraint message_visit_outcome_check
  check (outcome in ('waiting', 'answer', 'transition', 'timer', 'failed', 'expired'));
create index message_visit_schedule_index on message_visit (account_id, schedule_id, entered_at);
alter table message_visit add constraint message_visit_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);

create table edge_passage (
  id uuid not null, account_id uuid not null, sequence_id uuid not null, schedule_id uuid not null,
  auto_message_id text not null, auto_reply_id text, built_in_id text, at timestamptz not null, primary key (id)
);
create index edge_passage_schedule_index on edge_passage (account_id, schedule_id, at);
alter table edge_passage add constraint edge_passage_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
`);
    for (const table of ['message_visit', 'edge_passage']) {
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
