/** Any number but that of the migrations; the same for every worker. */
const PUBLISH_LOCK = 5_378_004;

/** How long a page may be away and catch up. */
const KEPT_MS = 3_600_000;

/** More ids than this in a batch are not named: pages look at everything again. */
const MOST_IDS = 1_000;

/**
 * A position is given when a batch is published, by one worker at a time, so that positions become visible in their
 * order whatever order the changes were made in. It is the real time in milliseconds, or one more than the last: thus it
 * goes up even over a crash or a restore, which forget the last one. Batches up to \`floor\` are no longer there, or never
 * were.
 */
export const publishing = `
create function kept_system.publish_changes(p_limit int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_now bigint := floor(extract(epoch from clock_timestamp()) * 1000);
  v_position bigint;
  v_taken int;
begin
  if not pg_try_advisory_xact_lock(${PUBLISH_LOCK}) then
    return 0;
  end if;
  if not exists (select from kept_system.live_state) then
    insert into kept_system.live_state (position, floor) values (v_now, v_now);
    perform pg_notify('kept_live', '*');
  end if;
  if exists (select from kept_system.live_state where cleaned_at < now() - interval '1 minute') then
    perform set_config('kept.system', 'on', true);
    delete from public.change_batch where position <= v_now - ${KEPT_MS};
    perform set_config('kept.system', '', true);
    update kept_system.live_state set cleaned_at = now(), floor = greatest(floor, v_now - ${KEPT_MS});
  end if;
  if not exists (select from kept_system.change) then
    return 0;
  end if;

  perform set_config('kept.system', 'on', true);
  update kept_system.live_state set position = greatest(position + 1, v_now) returning position into v_position;
  with taken as (
    delete from kept_system.change where ctid = any(array(select ctid from kept_system.change limit p_limit))
    returning account_id, topic, subject_id),
  of_topic as (
    select account_id, topic, jsonb_agg(distinct subject_id) as ids from taken group by account_id, topic),
  published as (
    insert into public.change_batch (account_id, position, topics)
    select account_id, v_position,
      case when sum(jsonb_array_length(ids)) <= ${MOST_IDS} then jsonb_object_agg(topic, ids) end
    from of_topic group by account_id)
  select count(*) into v_taken from taken;
  perform pg_notify('kept_live', b.account_id::text) from public.change_batch b where b.position = v_position;
  perform set_config('kept.system', '', true);
  return v_taken;
end
$$;

-- where pages stand that begin to listen now; with nothing published since a crash, nothing of before is known
create function kept_system.live_position() returns table (last bigint, floor bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(s.position, t.ms), coalesce(s.floor, t.ms)
  from (select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms) t
  left join kept_system.live_state s on true
$$;

-- how long the oldest change has waited to be published; null: none waits
create function kept_system.live_waits_ms() returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select floor(extract(epoch from clock_timestamp() - min(changed_at)) * 1000)::bigint from kept_system.change
$$;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute 'revoke all on all functions in schema kept_system from public';
  execute format('grant execute on function kept_system.publish_changes(int), kept_system.live_position(),
    kept_system.live_waits_ms() to %I', app);
end $$;
`;
