import { Migration } from '@mikro-orm/migrations';

/** Who looks at one of these hears when another changes it. */
const NOTED = ['contact', 'template', 'custom_field'] as const;

/** What an account keeps of its contacts, by name and type. Pages hear of contacts, templates and these fields. */
export class CustomFields extends Migration {
  override readonly name = '2026-11-27-custom-fields';

  override up(): void {
    this.addSql(`
create table custom_field (
  id uuid not null, account_id uuid not null, key text not null, label text not null, type text not null,
  choices jsonb not null default '[]', created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), primary key (id)
);
alter table custom_field add constraint custom_field_account_id_id_unique unique (account_id, id);
alter table custom_field add constraint custom_field_key_unique unique (account_id, key);
alter table custom_field add constraint custom_field_type_check
  check (type in ('text', 'number', 'date', 'yes_no', 'choice'));
alter table custom_field add constraint custom_field_account_id_foreign
  foreign key (account_id) references account (id);
alter table custom_field enable row level security;
alter table custom_field force row level security;
create policy account_only on custom_field
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on custom_field to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
    for (const table of NOTED) {
      this.addSql(`
create function kept_system.note_${table}() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id) select account_id, '${table}', id from touched;
  return null;
end
$$;
revoke all on function kept_system.note_${table}() from public;
create trigger ${table}_insert_noted after insert on ${table}
  referencing new table as touched for each statement execute function kept_system.note_${table}();
create trigger ${table}_update_noted after update on ${table}
  referencing new table as touched for each statement execute function kept_system.note_${table}();
create trigger ${table}_delete_noted after delete on ${table}
  referencing old table as touched for each statement execute function kept_system.note_${table}();
`);
    }
  }
}
