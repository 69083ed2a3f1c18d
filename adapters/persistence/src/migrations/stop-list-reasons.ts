import { Migration } from '@mikro-orm/migrations';

/**
 * Who put an address on the stop list and why. Pages hear of what goes on it and off it; what staff took off stands in the
 * log, found by the index.
 */
export class StopListReasons extends Migration {
  override readonly name = '2026-11-22-stop-list-reasons';

  override up(): void {
    this.addSql(`
alter table stop_list_entry add column reason text, add column added_by_user_id uuid;
alter table stop_list_entry add constraint stop_list_entry_added_by_user_id_foreign
  foreign key (account_id, added_by_user_id) references "user" (account_id, id);
create index stop_list_entry_list_index on stop_list_entry (account_id, id);
create index log_entry_stop_list_index on log_entry (account_id, id)
  where code in ('stop_list_added', 'stop_list_removed');

create function kept_system.note_stop_list_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select account_id, 'stop_list', id from touched;
  return null;
end
$$;
revoke all on function kept_system.note_stop_list_entry() from public;
create trigger stop_list_entry_insert_noted after insert on stop_list_entry
  referencing new table as touched for each statement execute function kept_system.note_stop_list_entry();
create trigger stop_list_entry_delete_noted after delete on stop_list_entry
  referencing old table as touched for each statement execute function kept_system.note_stop_list_entry();
`);
  }
}
