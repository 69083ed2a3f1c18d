import { Migration } from '@mikro-orm/migrations';

/**
 * Names of files are sealed, and where their bytes lie is said by a name that only a key of the account makes of them. Rows
 * from before are found by what they lack, and sealed by the cleaner of files.
 */
export class SealedNames extends Migration {
  override readonly name = '2026-12-12-sealed-names';

  override up(): void {
    this.addSql(`
alter table attachment rename column sha256 to stored_as;
alter table attachment rename column rendition_sha256 to rendition_stored_as;
alter index attachment_sha256_index rename to attachment_stored_as_index;
alter table attachment alter column file_name drop not null, add column sealed_name jsonb;
create index attachment_unsealed_index on attachment (account_id) where sealed_name is null;

alter table message_attachment add column sealed_name jsonb;
create index message_attachment_unsealed_index on message_attachment (account_id) where file_name is not null;

create function kept_system.accounts_with_unsealed_names(p_limit int)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select a.account_id from public.attachment a where a.sealed_name is null
    union select m.account_id from public.message_attachment m where m.file_name is not null
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.accounts_with_unsealed_names(int) from public;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant execute on function kept_system.accounts_with_unsealed_names(int) to %I', app);
end $$;
`);
  }
}
