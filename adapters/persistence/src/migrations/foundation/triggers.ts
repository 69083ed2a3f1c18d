/** What no program of ours may do, whatever it is told. */
export const triggers = `
create function refuse_mode_change() returns trigger language plpgsql as $$
begin
  raise exception 'the mode of an account never changes' using errcode = 'check_violation', constraint = 'account_mode_fixed';
end $$;
create trigger account_mode_fixed before update on account
  for each row when (old.mode is distinct from new.mode) execute function refuse_mode_change();

create function refuse_published_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published revision never changes'
    using errcode = 'check_violation', constraint = 'schedule_revision_published_fixed';
end $$;
create trigger schedule_revision_published_fixed before update on schedule_revision
  for each row when (
    old.status = 'published'
    and (new.status, new.definition, new.number, new.schedule_id) is distinct from
      (old.status, old.definition, old.number, old.schedule_id)
  ) execute function refuse_published_change();
create trigger schedule_revision_published_kept before delete on schedule_revision
  for each row when (old.status = 'published') execute function refuse_published_change();
`;
