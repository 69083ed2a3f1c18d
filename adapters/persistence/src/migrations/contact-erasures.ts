import { Migration } from '@mikro-orm/migrations';

/** Contacts are deleted page by page; whoever finds one begun goes on with it. */
export class ContactErasures extends Migration {
  override readonly name = '2026-12-06-contact-erasures';

  override up(): void {
    this.addSql(`
alter table contact add column deleted_at timestamptz;

create table contact_erasure (
  id uuid not null, account_id uuid not null, contact_id uuid not null, requested_by_user_id uuid not null,
  requested_at timestamptz not null default now(), contact_ids uuid[] not null default '{}',
  names text[] not null default '{}', addresses text[] not null default '{}', stage text not null default 'appointments',
  cursor uuid, done_at timestamptz, primary key (id)
);
alter table contact_erasure add constraint contact_erasure_account_id_contact_id_unique unique (account_id, contact_id);
alter table contact_erasure add constraint contact_erasure_stage_check
  check (stage in ('appointments', 'messages', 'log', 'webhooks', 'rest'));
create index contact_erasure_open_index on contact_erasure (requested_at) where done_at is null;
alter table contact_erasure add constraint contact_erasure_account_id_foreign
  foreign key (account_id) references account (id);
alter table contact_erasure add constraint contact_erasure_requested_by_user_id_foreign
  foreign key (account_id, requested_by_user_id) references "user" (account_id, id);
alter table contact_erasure enable row level security;
alter table contact_erasure force row level security;
create policy account_only on contact_erasure
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
create policy system_lookup on contact_erasure for select to current_user
  using (current_setting('kept.system', true) = 'on');

create function kept_system.open_erasures(p_limit int)
returns table (account_id uuid, erasure_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query select e.account_id, e.id from public.contact_erasure e
    where e.done_at is null order by e.requested_at limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.open_erasures(int) from public;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant select, insert, update, delete on contact_erasure to %I', app);
  execute format('grant execute on function kept_system.open_erasures(int) to %I', app);
end $$;
`);
  }
}
