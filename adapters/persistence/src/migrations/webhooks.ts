import { Migration } from '@mikro-orm/migrations';

/**
 * Webhooks out: who wants to hear of what, what is to be told, and every try. Triggers note a delivery for each
 * subscription in the transaction of the change itself, so that none is lost while anything else is away. They run as
 * whoever writes, under row security, and by row, because only some changes of a message are told.
 */
export class Webhooks extends Migration {
  override readonly name = '2026-11-26-webhooks';

  override up(): void {
    this.addSql(`
create table webhook_subscription (
  id uuid not null, account_id uuid not null, url text not null, description text not null default '',
  event_types text[] not null, secret bytea not null, secret_key_id text not null, previous_secret bytea,
  previous_secret_key_id text, previous_secret_until timestamptz, disabled_at timestamptz, disabled_reason text,
  failing_since timestamptz, failures int not null default 0, quiet_until timestamptz, busy_until timestamptz,
  deleted_at timestamptz, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  primary key (id)
);
alter table webhook_subscription add constraint webhook_subscription_account_id_id_unique unique (account_id, id);
alter table webhook_subscription add constraint webhook_subscription_disabled_reason_check
  check (disabled_reason in ('by_person', 'gone', 'failing'));
alter table webhook_subscription add constraint webhook_subscription_account_id_foreign
  foreign key (account_id) references account (id);

create table webhook_delivery (
  id uuid not null, account_id uuid not null, subscription_id uuid not null, event_type text not null, message_id uuid,
  participant_id uuid, changed text[] not null default '{}', payload text, status text not null default 'pending',
  tries int not null default 0, next_try_at timestamptz not null default now(),
  created_at timestamptz not null default now(), settled_at timestamptz, primary key (id)
);
alter table webhook_delivery add constraint webhook_delivery_account_id_id_unique unique (account_id, id);
alter table webhook_delivery add constraint webhook_delivery_status_check
  check (status in ('pending', 'delivered', 'failed'));
create index webhook_delivery_pending_index on webhook_delivery (account_id, subscription_id, next_try_at, id)
  where status = 'pending';
create index webhook_delivery_list_index on webhook_delivery (account_id, subscription_id, id);
create index webhook_delivery_created_index on webhook_delivery (created_at);
alter table webhook_delivery add constraint webhook_delivery_subscription_id_foreign
  foreign key (account_id, subscription_id) references webhook_subscription (account_id, id);

create table webhook_try (
  account_id uuid not null, delivery_id uuid not null, number int not null, started_at timestamptz not null,
  duration_ms int not null, status_code int, error_code text, answer text,
  primary key (account_id, delivery_id, number)
);
alter table webhook_try add constraint webhook_try_delivery_id_foreign
  foreign key (account_id, delivery_id) references webhook_delivery (account_id, id);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  foreach t in array array['webhook_subscription', 'webhook_delivery', 'webhook_try'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy account_only on %I
      using (account_id = nullif(current_setting(''kept.account'', true), '''')::uuid)
      with check (account_id = nullif(current_setting(''kept.account'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to %I', t, app);
  end loop;
end $$;
create policy system_lookup on webhook_subscription for select to current_user
  using (current_setting('kept.system', true) = 'on');
create policy system_lookup on webhook_delivery for select to current_user
  using (current_setting('kept.system', true) = 'on');

create function kept_system.note_webhook(p_account uuid, p_type text, p_message uuid, p_participant uuid, p_changed text[])
returns void language sql set search_path = pg_catalog, public, pg_temp as $$
  insert into public.webhook_delivery (id, account_id, subscription_id, event_type, message_id, participant_id, changed)
    select uuidv7(), s.account_id, s.id, p_type, p_message, p_participant, p_changed
    from public.webhook_subscription s
    where s.account_id = p_account and s.disabled_at is null and s.deleted_at is null and p_type = any(s.event_types)
$$;

create function kept_system.note_webhook_of_message() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform kept_system.note_webhook(new.account_id,
    'message.' || case new.status when 'accepted' then 'sent' else new.status end, new.id, null, '{}');
  return null;
end
$$;
create trigger message_insert_told after insert on message
  for each row when (new.status in ('received', 'skipped', 'failed') and new.kind <> 'notification')
  execute function kept_system.note_webhook_of_message();
create trigger message_update_told after update of status on message
  for each row when (old.status is distinct from new.status and new.kind <> 'notification'
    and new.status in ('accepted', 'delivered', 'failed', 'skipped', 'received'))
  execute function kept_system.note_webhook_of_message();

create function kept_system.note_webhook_of_participant() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  v_changed text[];
begin
  if tg_op = 'INSERT' then
    perform kept_system.note_webhook(new.account_id, 'participant.added', null, new.id, '{}');
    return null;
  end if;
  if old.removed_at is null and new.removed_at is not null then
    perform kept_system.note_webhook(new.account_id, 'participant.removed', null, new.id, '{}');
    return null;
  end if;
  if old.state <> new.state and new.state <> 'none' then
    perform kept_system.note_webhook(new.account_id, 'participant.' || new.state, null, new.id, '{state}');
  end if;
  v_changed := array_remove(array[
    case when old.state <> new.state and new.state = 'none' then 'state' end,
    case when old.name <> new.name then 'name' end,
    case when old.phone is distinct from new.phone then 'phone' end,
    case when old.email is distinct from new.email then 'email' end,
    case when old.custom_data <> new.custom_data then 'custom_data' end,
    case when old.contact_id is distinct from new.contact_id then 'contact_id' end], null);
  if v_changed <> '{}' then
    perform kept_system.note_webhook(new.account_id, 'participant.updated', null, new.id, v_changed);
  end if;
  return null;
end
$$;
create trigger participant_insert_told after insert on participant
  for each row execute function kept_system.note_webhook_of_participant();
create trigger participant_update_told after update on participant
  for each row when (
    (old.state, old.name, old.phone, old.email, old.custom_data, old.contact_id, old.removed_at) is distinct from
    (new.state, new.name, new.phone, new.email, new.custom_data, new.contact_id, new.removed_at))
  execute function kept_system.note_webhook_of_participant();

create function kept_system.due_webhooks(p_limit int)
returns table (account_id uuid, subscription_id uuid, is_failing boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select s.account_id, s.id, s.failing_since is not null from public.webhook_subscription s
    where s.disabled_at is null and s.deleted_at is null
      and (s.busy_until is null or s.busy_until < clock_timestamp())
      and (s.quiet_until is null or s.quiet_until < clock_timestamp())
      and exists (select from public.webhook_delivery d where d.account_id = s.account_id and d.subscription_id = s.id
        and d.status = 'pending' and d.next_try_at <= clock_timestamp())
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

create function kept_system.accounts_with_old_webhooks(p_older_than interval, p_limit int)
returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select distinct d.account_id from public.webhook_delivery d
    where d.created_at < clock_timestamp() - p_older_than limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

revoke all on function kept_system.note_webhook(uuid, text, uuid, uuid, text[]), kept_system.note_webhook_of_message(),
  kept_system.note_webhook_of_participant(), kept_system.due_webhooks(int),
  kept_system.accounts_with_old_webhooks(interval, int) from public;
do $$
begin
  execute format('grant execute on function kept_system.note_webhook(uuid, text, uuid, uuid, text[]),
    kept_system.due_webhooks(int), kept_system.accounts_with_old_webhooks(interval, int) to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
