import { Migration } from '@mikro-orm/migrations';

/** What finds everything that another key of the environment has sealed, not only the keys of accounts. */
export class KeyRotation extends Migration {
  override readonly name = '2026-12-09-key-rotation';

  override up(): void {
    this.addSql(`
drop function kept_system.accounts_with_keys_of_other(text);

create function kept_system.accounts_sealed_by_other(p_key_id text, p_after uuid, p_limit int)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select found.account_id from (
      select k.account_id from public.data_key k where k.wrapping_key_id <> p_key_id
      union select c.account_id from public.channel c where c.credentials_key_id <> p_key_id
      union select s.account_id from public.webhook_subscription s
        where s.deleted_at is null and (s.secret_key_id <> p_key_id
          or s.previous_secret is not null and s.previous_secret_key_id <> p_key_id)) found
    where p_after is null or found.account_id > p_after
    order by found.account_id limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.accounts_sealed_by_other(text, uuid, int) from public;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant execute on function kept_system.accounts_sealed_by_other(text, uuid, int) to %I', app);
end $$;
`);
  }
}
