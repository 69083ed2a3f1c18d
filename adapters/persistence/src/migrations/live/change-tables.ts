/**
 * What changed and is not published yet, and for an hour what was. None of it is logged: after a crash of the database
 * the tables are empty, which `publish_changes` notices and tells every page. The application may read batches only.
 */
export const changeTables = `
create unlogged table kept_system.change (
  account_id uuid not null, topic text not null, subject_id uuid not null, changed_at timestamptz not null default now()
);

create unlogged table kept_system.live_state (
  is_only boolean not null default true, position bigint not null, floor bigint not null,
  cleaned_at timestamptz not null default now(), primary key (is_only)
);
alter table kept_system.live_state add constraint live_state_is_only_check check (is_only);

create unlogged table change_batch (
  account_id uuid not null, position bigint not null, topics jsonb, primary key (account_id, position)
);
create index change_batch_position_index on change_batch (position);

alter table change_batch enable row level security;
alter table change_batch force row level security;
create policy account_only on change_batch
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
create policy system_publish on change_batch to current_user
  using (current_setting('kept.system', true) = 'on') with check (current_setting('kept.system', true) = 'on');

do $$
begin
  execute format('grant select on change_batch to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`;
