import { Migration } from '@mikro-orm/migrations';

/**
 * What a calendar sends from, and where calls to its owner go. A calendar without a sender of its own uses the account's
 * usual one. Pages hear of calendars, and of a number that somebody changed.
 */
export class CalendarSettings extends Migration {
  override readonly name = '2026-11-22-calendar-settings';

  override up(): void {
    this.addSql(`
alter table "user" add column phone text;
alter table calendar add column phone_sender_id uuid, add column email_sender_id uuid;
alter table calendar add constraint calendar_phone_sender_id_foreign
  foreign key (account_id, phone_sender_id) references sender (account_id, id);
alter table calendar add constraint calendar_email_sender_id_foreign
  foreign key (account_id, email_sender_id) references sender (account_id, id);

drop trigger user_update_noted on "user";
create trigger user_update_noted after update on "user"
  for each row when (
    (old.email, old.name, old.role, old.operator, old.disabled_at, old.phone) is distinct from
    (new.email, new.name, new.role, new.operator, new.disabled_at, new.phone))
  execute function kept_system.note_user();

create function kept_system.note_calendar() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id) select account_id, 'calendar', id from touched;
  return null;
end
$$;
revoke all on function kept_system.note_calendar() from public;
create trigger calendar_insert_noted after insert on calendar
  referencing new table as touched for each statement execute function kept_system.note_calendar();
create trigger calendar_update_noted after update on calendar
  referencing new table as touched for each statement execute function kept_system.note_calendar();
create trigger calendar_delete_noted after delete on calendar
  referencing old table as touched for each statement execute function kept_system.note_calendar();
`);
  }
}
