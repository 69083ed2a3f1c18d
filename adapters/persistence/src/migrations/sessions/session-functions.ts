/**
 * What signing in must know before the account is known; as the first ones in `foundation/system-functions.ts`: they run
 * as the owner, ids in, ids out.
 */
export const sessionFunctions = `
-- Takes a try to sign in, or says how many seconds to wait for one. It counts before the password is looked at, and one
-- after the other for an email address and a network, so that guesses sent together are counted as if sent apart.
create function kept_system.take_sign_in_try(
  p_email_key bytea, p_address_key bytea, p_within interval, p_of_email int, p_of_address int
)
returns table (try_id uuid, wait_s int)
language plpgsql security definer set search_path = pg_catalog, kept_system, pg_temp as $$
declare
  v_now timestamptz;
  v_free_at timestamptz;
begin
  perform pg_advisory_xact_lock(5378002, hashtext(encode(p_email_key, 'hex')));
  perform pg_advisory_xact_lock(5378003, hashtext(encode(p_address_key, 'hex')));
  v_now := clock_timestamp();
  select greatest(
    (select t.at from kept_system.sign_in_try t where t.email_key = p_email_key and t.at > v_now - p_within
      order by t.at desc offset p_of_email - 1 limit 1),
    (select t.at from kept_system.sign_in_try t where t.address_key = p_address_key and t.at > v_now - p_within
      order by t.at desc offset p_of_address - 1 limit 1)
  ) + p_within into v_free_at;
  if v_free_at is not null then
    return query select null::uuid, greatest(ceil(extract(epoch from v_free_at - v_now))::int, 1);
    return;
  end if;
  return query
    insert into kept_system.sign_in_try as made (email_key, address_key, at)
    values (p_email_key, p_address_key, v_now) returning made.id, 0;
end
$$;

-- the password was right: it does not count
create function kept_system.forget_sign_in_try(p_id uuid) returns void
language sql security definer set search_path = pg_catalog, kept_system, pg_temp as $$
  delete from kept_system.sign_in_try where id = p_id
$$;

create function kept_system.forget_sign_in_tries_of(p_email_key bytea) returns void
language sql security definer set search_path = pg_catalog, kept_system, pg_temp as $$
  delete from kept_system.sign_in_try where email_key = p_email_key
$$;

create function kept_system.forget_old_sign_in_tries(p_older_than interval) returns void
language sql security definer set search_path = pg_catalog, kept_system, pg_temp as $$
  delete from kept_system.sign_in_try where at < clock_timestamp() - p_older_than
$$;

create function kept_system.is_email_taken(p_email text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_taken boolean;
begin
  perform set_config('kept.system', 'on', true);
  select exists (select 1 from public."user" u where u.email = lower(p_email)) into v_taken;
  perform set_config('kept.system', '', true);
  return v_taken;
end
$$;

-- accounts with sessions or invitations whose time is over
create function kept_system.accounts_with_expired(p_limit int) returns table (account_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('kept.system', 'on', true);
  return query
    select s.account_id from public.session s where s.expires_at <= clock_timestamp()
    union
    select i.account_id from public.invitation i where i.expires_at <= clock_timestamp()
    limit p_limit;
  perform set_config('kept.system', '', true);
end
$$;

do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute 'revoke all on all functions in schema kept_system from public';
  execute format('grant execute on all functions in schema kept_system to %I', app);
end $$;
`;
