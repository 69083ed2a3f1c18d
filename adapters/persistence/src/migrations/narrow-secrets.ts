import { Migration } from '@mikro-orm/migrations';

/** The round that deletes old private content finds it in its index, as the other looks across accounts do (ADR 0075). */
export class NarrowSecrets extends Migration {
  override readonly name = '2026-12-03-narrow-secrets';

  override up(): void {
    this.addSql(`
create or replace function kept_system.accounts_with_old_secrets(p_limit int)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    with clock as materialized (
      select a.id, at.now,
        at.now - (a.settings #>> '{secure_messaging,retention_days}')::int * interval '1 day' as keeps_since
      from public.account a
      cross join lateral (select clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now) at)
    select clock.id from clock
    where exists (select from public.secure_content c
        where c.account_id = clock.id and c.sealed is not null and c.written_at < clock.keeps_since)
      or exists (select from public.secure_link l
        where l.account_id = clock.id and l.expiry_logged_at is null and l.expires_at is not null and l.expires_at < clock.now)
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
`);
  }
}
