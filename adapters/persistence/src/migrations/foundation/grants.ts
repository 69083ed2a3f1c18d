/**
 * The application's role (setting `kept.app_role`, else kept_app) reads and writes rows and owns nothing. It cannot
 * update an account's mode nor delete an account, and of the other schema may only call the functions.
 */
export const grants = `
do $$
declare
  app text := coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app');
begin
  execute format('grant usage on schema public to %I', app);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', app);
  execute format('revoke all on mikro_orm_migrations from %I', app);
  execute format('revoke update, delete on account from %I', app);
  execute format('grant update (name, clock_offset_ms, time_zone, locale, country, settings) on account to %I', app);
  execute format('grant usage on schema kept_system to %I', app);
  execute 'revoke all on all functions in schema kept_system from public';
  execute format('grant execute on all functions in schema kept_system to %I', app);
end $$;
`;
