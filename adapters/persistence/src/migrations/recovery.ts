import { Migration } from '@mikro-orm/migrations';

/**
 * What a restored database forgot: texts that the provider has and we have no message for, until the message that is decided
 * anew takes its own; and since when an account sends nothing while that is found out.
 */
export class Recovery extends Migration {
  override readonly name = '2026-11-23-recovery';

  override up(): void {
    this.addSql(`
alter table account add column sending_held_at timestamptz;

create table recovered_message (
  account_id uuid not null, provider_id text not null, from_address text not null, to_address text not null,
  body text not null, sent_at timestamptz not null, imported_at timestamptz not null default now(),
  primary key (account_id, provider_id)
);
create index recovered_message_address_index on recovered_message (account_id, to_address);
alter table recovered_message add constraint recovered_message_account_id_foreign
  foreign key (account_id) references account (id);
alter table recovered_message enable row level security;
alter table recovered_message force row level security;
create policy account_only on recovered_message
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);

create function kept_system.all_accounts(p_after uuid, p_limit int) returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query select a.id from public.account a where p_after is null or a.id > p_after order by a.id limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant select, insert, update, delete on recovered_message to %I', app);
  execute format('grant update (sending_held_at) on account to %I', app);
  execute 'revoke all on function kept_system.all_accounts(uuid, int) from public';
  execute format('grant execute on function kept_system.all_accounts(uuid, int) to %I', app);
end $$;
`);
  }
}
