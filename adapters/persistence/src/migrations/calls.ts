import { Migration } from '@mikro-orm/migrations';

/**
 * Calls: what a message says when it is heard, rendered with the rest of it so that the provider's question is answered
 * from rows; how each call went; and every turn of it, with the answer it was given, so that a turn asked for again is
 * answered the same and acts once.
 */
export class Calls extends Migration {
  override readonly name = '2026-11-23-calls';

  override up(): void {
    this.addSql(`
alter table message add column spoken jsonb;

create table call (
  attempt_id uuid not null, account_id uuid not null, message_id uuid not null, status text not null,
  answered_by text, outcome text, duration_s int, forwarded_to text, forward_outcome text,
  placed_at timestamptz not null, answered_at timestamptz, ended_at timestamptz, primary key (attempt_id)
);
alter table call add constraint call_status_check check (status in ('placed', 'ringing', 'answered', 'ended'));
alter table call add constraint call_answered_by_check check (answered_by in ('person', 'machine'));
alter table call add constraint call_outcome_check
  check (outcome in ('completed', 'no_answer', 'busy', 'voicemail', 'failed'));
alter table call add constraint call_forward_outcome_check
  check (forward_outcome in ('completed', 'no_answer', 'busy', 'failed'));
create index call_message_index on call (account_id, message_id);
alter table call add constraint call_attempt_id_foreign
  foreign key (account_id, attempt_id) references delivery_attempt (account_id, id);

create table call_turn (
  account_id uuid not null, attempt_id uuid not null, number int not null, digit text not null, input_id uuid not null,
  answer jsonb, at timestamptz not null, primary key (account_id, attempt_id, number)
);
create index call_turn_input_index on call_turn (account_id, input_id);
alter table call_turn add constraint call_turn_attempt_id_foreign
  foreign key (account_id, attempt_id) references delivery_attempt (account_id, id);
`);
    for (const table of ['call', 'call_turn']) {
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
