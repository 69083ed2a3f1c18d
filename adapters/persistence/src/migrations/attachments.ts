import { Migration } from '@mikro-orm/migrations';

/**
 * Files of an account and which messages have them. What a client sent is a row first and fetched from the provider
 * after; the worker finds those rows, and files that nothing uses, across accounts.
 */
export class Attachments extends Migration {
  override readonly name = '2026-11-22-attachments';

  override up(): void {
    this.addSql(`
create table attachment (
  id uuid not null, account_id uuid not null, kind text not null, content_type text not null, file_name text not null,
  size int not null, sha256 text not null, width int, height int, duration_ms int, rendition_sha256 text,
  rendition_type text, rendition_size int, created_by_user_id uuid, created_at timestamptz not null default now(),
  in_use_at timestamptz, primary key (id)
);
alter table attachment add constraint attachment_account_id_id_unique unique (account_id, id);
alter table attachment add constraint attachment_kind_check check (kind in ('image', 'audio', 'document'));
create index attachment_sha256_index on attachment (account_id, sha256);
alter table attachment add constraint attachment_account_id_foreign foreign key (account_id) references account (id);
alter table attachment add constraint attachment_created_by_user_id_foreign
  foreign key (account_id, created_by_user_id) references "user" (account_id, id);

create table message_attachment (
  account_id uuid not null, message_id uuid not null, position int not null, status text not null, attachment_id uuid,
  source_url text, file_name text, problem text, tries int not null default 0, next_try_at timestamptz,
  primary key (account_id, message_id, position)
);
alter table message_attachment
  add constraint message_attachment_status_check check (status in ('stored', 'waiting', 'refused'));
create index message_attachment_attachment_index on message_attachment (account_id, attachment_id)
  where attachment_id is not null;
create index message_attachment_waiting_index on message_attachment (next_try_at) where status = 'waiting';
alter table message_attachment add constraint message_attachment_attachment_id_foreign
  foreign key (account_id, attachment_id) references attachment (account_id, id);
`);
    for (const table of ['attachment', 'message_attachment']) {
      this.addSql(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy account_only on ${table}
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
create policy system_lookup on ${table} for select to current_user
  using (current_setting('kept.system', true) = 'on');
`);
    }
    this.addSql(`
create function kept_system.waiting_media(p_limit int)
returns table (account_id uuid, message_id uuid, "position" int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select m.account_id, m.message_id, m."position" from public.message_attachment m
    where m.status = 'waiting' and m.next_try_at <= clock_timestamp() order by m.next_try_at limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

-- files not looked at for so long: neither new nor lately found in use
create function kept_system.attachments_to_check(p_limit int, p_idle interval)
returns table (account_id uuid, attachment_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select a.account_id, a.id from public.attachment a
    where coalesce(a.in_use_at, a.created_at) < clock_timestamp() - p_idle
    order by coalesce(a.in_use_at, a.created_at) limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
revoke all on function kept_system.waiting_media(int), kept_system.attachments_to_check(int, interval) from public;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant select, insert, update, delete on attachment, message_attachment to %I', app);
  execute format('grant execute on function kept_system.waiting_media(int), kept_system.attachments_to_check(int, interval) to %I', app);
end $$;
`);
  }
}
