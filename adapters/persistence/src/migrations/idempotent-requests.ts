import { Migration } from '@mikro-orm/migrations';

/**
 * Keys of requests know who is at work under them, and are forgotten after a day; the account that a key belongs to
 * is found by the cleaner as those with expired sessions are.
 */
export class IdempotentRequests extends Migration {
  override readonly name = '2026-11-25-idempotent-requests';

  override up(): void {
    this.addSql(`
alter table idempotency_key add column begun_at timestamptz not null default now(), add column committed_at timestamptz;
update idempotency_key set committed_at = created_at;
create index idempotency_key_created_index on idempotency_key (created_at);
create policy system_lookup on idempotency_key for select to current_user
  using (current_setting('kept.system', true) = 'on');

create function kept_system.accounts_with_old_keys(p_older_than interval, p_limit int) returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select distinct k.account_id from public.idempotency_key k
    where k.created_at < clock_timestamp() - p_older_than limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke execute on function kept_system.accounts_with_old_keys(interval, int) from public;
do $$
begin
  execute format('grant execute on function kept_system.accounts_with_old_keys(interval, int) to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
