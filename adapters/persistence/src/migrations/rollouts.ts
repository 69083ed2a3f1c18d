import { Migration } from '@mikro-orm/migrations';

/**
 * A published revision on its way to the sequences that run: how far it has come. One nobody works on any more is found
 * by the worker, across accounts, and gone on with. Pages hear of it as of its schedule.
 */
export class Rollouts extends Migration {
  override readonly name = '2026-11-22-rollouts';

  override up(): void {
    this.addSql(`
create table schedule_rollout (
  id uuid not null, account_id uuid not null, schedule_id uuid not null, revision_id uuid not null,
  state text not null default 'running', total int not null, done int not null default 0,
  nudged int not null default 0, reached_id uuid, started_at timestamptz not null default now(),
  paged_at timestamptz not null default now(), ended_at timestamptz, primary key (id)
);
alter table schedule_rollout add constraint schedule_rollout_account_id_id_unique unique (account_id, id);
alter table schedule_rollout
  add constraint schedule_rollout_state_check check (state in ('running', 'done', 'superseded'));
create index schedule_rollout_running_index on schedule_rollout (account_id, schedule_id) where state = 'running';
alter table schedule_rollout add constraint schedule_rollout_schedule_id_foreign
  foreign key (account_id, schedule_id) references message_schedule (account_id, id);
alter table schedule_rollout add constraint schedule_rollout_revision_id_foreign
  foreign key (account_id, revision_id) references schedule_revision (account_id, id);
alter table schedule_rollout enable row level security;
alter table schedule_rollout force row level security;
create policy account_only on schedule_rollout
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
create policy system_lookup on schedule_rollout for select to current_user
  using (current_setting('kept.system', true) = 'on');

create function kept_system.stalled_rollouts(p_limit int, p_idle interval)
returns table (account_id uuid, rollout_id uuid, schedule_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select r.account_id, r.id, r.schedule_id from public.schedule_rollout r
    where r.state = 'running' and r.paged_at < clock_timestamp() - p_idle order by r.paged_at limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.note_schedule_rollout() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select account_id, 'message_schedule', schedule_id from touched;
  return null;
end
$$;
revoke all on function kept_system.note_schedule_rollout(), kept_system.stalled_rollouts(int, interval) from public;
create trigger schedule_rollout_insert_noted after insert on schedule_rollout
  referencing new table as touched for each statement execute function kept_system.note_schedule_rollout();
create trigger schedule_rollout_update_noted after update on schedule_rollout
  referencing new table as touched for each statement execute function kept_system.note_schedule_rollout();

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant select, insert, update, delete on schedule_rollout to %I', app);
  execute format('grant execute on function kept_system.stalled_rollouts(int, interval) to %I', app);
end $$;
`);
  }
}
