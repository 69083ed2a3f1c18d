import { Migration } from '@mikro-orm/migrations';

/**
 * Private words of a broadcast lie sealed from the moment it is made, and are deleted with those of its messages. A PIN of
 * a send is kept as it was written until its message leaves.
 */
export class SecureBroadcasts extends Migration {
  override readonly name = '2026-12-04-secure-broadcasts';

  override up(): void {
    this.addSql(`
alter table broadcast alter column content drop not null,
  add column sent_securely boolean not null default false, add column data_key_id uuid, add column sealed bytea,
  add column attachment_ids uuid[] not null default '{}';
alter table broadcast add constraint broadcast_sealed_check
  check (case when sent_securely then content is null and translations = '{}' and data_key_id is not null
    else content is not null and sealed is null end);
alter table broadcast add constraint broadcast_data_key_id_foreign
  foreign key (account_id, data_key_id) references data_key (account_id, id);
create index broadcast_sealed_index on broadcast (account_id, send_at)
  where sealed is not null and status in ('sent', 'cancelled');

alter table secure_link drop constraint secure_link_pin_of_check;
alter table secure_link add constraint secure_link_pin_of_check check (pin_of in ('authored', 'message', 'usual'));

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
      or exists (select from public.broadcast b where b.account_id = clock.id and b.sealed is not null
        and b.status in ('sent', 'cancelled') and b.send_at < clock.keeps_since)
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;
`);
  }
}
