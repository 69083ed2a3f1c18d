import { Migration } from '@mikro-orm/migrations';

/**
 * When staff were told of what failed of a broadcast, or that there was nothing to tell. Those that have ended before
 * count as told.
 */
export class ToldBroadcasts extends Migration {
  override readonly name = '2026-11-30-told-broadcasts';

  override up(): void {
    this.addSql(`
alter table broadcast add column failures_told_at timestamptz;
update broadcast set failures_told_at = ended_at where ended_at is not null;
create index broadcast_untold_index on broadcast (ended_at) where ended_at is not null and failures_told_at is null;

create function kept_system.untold_broadcasts(p_limit int)
returns table (account_id uuid, broadcast_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select b.account_id, b.id from public.broadcast b
    where b.ended_at is not null and b.failures_told_at is null order by b.ended_at limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.untold_broadcasts(int) from public;
do $$
begin
  execute format('grant execute on function kept_system.untold_broadcasts(int) to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
