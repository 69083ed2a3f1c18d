import { Migration } from '@mikro-orm/migrations';

/**
 * Messages of which nobody knows whether they went out, and when staff were told of each: a carrier that is away for a
 * minute in a rush leaves hundreds, and they are told of together.
 */
export class UnknownNotices extends Migration {
  override readonly name = '2026-12-21-unknown-notices';

  override up(): void {
    this.addSql(`
create table unknown_notice (
  account_id uuid not null, message_id uuid not null, noted_at timestamptz not null default now(), told_at timestamptz,
  primary key (account_id, message_id)
);
create index unknown_notice_untold_index on unknown_notice (noted_at) where told_at is null;
alter table unknown_notice add constraint unknown_notice_account_id_foreign foreign key (account_id) references account (id);
alter table unknown_notice enable row level security;
alter table unknown_notice force row level security;
create policy account_only on unknown_notice
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
create policy system_lookup on unknown_notice for select to current_user
  using (current_setting('kept.system', true) = 'on');

create function kept_system.accounts_with_untold_unknowns(p_gathered interval, p_apart interval, p_limit int)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select distinct u.account_id from public.unknown_notice u
    where u.told_at is null and u.noted_at <= clock_timestamp() - p_gathered
      and not exists (select from public.unknown_notice t
        where t.account_id = u.account_id and t.told_at > clock_timestamp() - p_apart)
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.accounts_with_untold_unknowns(interval, interval, int) from public;
do $$
begin
  execute format('grant select, insert, update, delete on unknown_notice to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
  execute format('grant execute on function kept_system.accounts_with_untold_unknowns(interval, interval, int) to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
