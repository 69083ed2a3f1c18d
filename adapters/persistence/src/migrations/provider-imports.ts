import { Migration } from '@mikro-orm/migrations';

/**
 * Until when the messages of a provider were taken in by asking for them, and when it was last asked: one worker at a time
 * asks, and what a webhook could not bring is fetched from there on.
 */
export class ProviderImports extends Migration {
  override readonly name = '2026-11-23-provider-imports';

  override up(): void {
    this.addSql(`
create table provider_import (
  account_id uuid not null, channel_id uuid not null, imported_until timestamptz not null, looked_at timestamptz not null,
  primary key (account_id, channel_id)
);
alter table provider_import add constraint provider_import_channel_id_foreign
  foreign key (account_id, channel_id) references channel (account_id, id);
alter table provider_import enable row level security;
alter table provider_import force row level security;
create policy account_only on provider_import
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
create policy system_lookup on provider_import for select to current_user
  using (current_setting('kept.system', true) = 'on');
create policy system_lookup on channel for select to current_user
  using (current_setting('kept.system', true) = 'on');

-- channels of providers that can be asked, and have not been for so long; those that waited longest first
create function kept_system.channels_to_reconcile(p_limit int, p_every interval)
returns table (account_id uuid, channel_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select c.account_id, c.id
    from public.channel c
    left join public.provider_import pi on pi.account_id = c.account_id and pi.channel_id = c.id
    where c.provider = 'twilio' and (pi.looked_at is null or pi.looked_at <= clock_timestamp() - p_every)
    order by pi.looked_at nulls first
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant select, insert, update, delete on provider_import to %I', app);
  execute 'revoke all on function kept_system.channels_to_reconcile(int, interval) from public';
  execute format('grant execute on function kept_system.channels_to_reconcile(int, interval) to %I', app);
end $$;
`);
  }
}
