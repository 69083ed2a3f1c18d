import { Migration } from '@mikro-orm/migrations';

/** What must happen with a schedule, as its authors wrote it down; a publish that breaks one is refused. */
export class Scenarios extends Migration {
  override readonly name = '2026-11-22-scenarios';

  override up(): void {
    this.addSql(`
create table scenario (
  id uuid not null, account_id uuid not null, schedule_id uuid not null, name text not null, scenario jsonb not null,
  created_at timestamptz not null default now(), primary key (id)
);
create index scenario_schedule_index on scenario (account_id, schedule_id);
alter table scenario add constraint scenario_schedule_id_foreign
  foreign key (account_id, schedule_id) references message_schedule (account_id, id);
alter table scenario enable row level security;
alter table scenario force row level security;
create policy account_only on scenario
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on scenario to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
