import { Migration } from '@mikro-orm/migrations';

/**
 * The same as `FilledPins` for a PIN made of a field of the appointment, such as `{{ event.custom.pin }}`. Which messages
 * wait is computed first and compared as a list (ADR 0075).
 */
export class ReleasedEventPins extends Migration {
  override readonly name = '2026-12-13-released-event-pins';

  override up(): void {
    this.addSql(`
create function kept_system.release_blank_pins_of_appointment() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from changed n join previous o on o.id = n.id
    where n.custom_data is distinct from o.custom_data or n.location is distinct from o.location) then
    return null;
  end if;
  with filled as materialized (
    select n.account_id, n.id from changed n join previous o on o.id = n.id
    where n.custom_data is distinct from o.custom_data or n.location is distinct from o.location)
  update message m set status = 'due', status_reason = null, updated_at = now()
  where m.account_id = any(array(select account_id from filled)) and m.appointment_id = any(array(select id from filled))
    and m.status = 'held' and m.status_reason = 'secure_pin_blank';
  return null;
end
$$;
revoke all on function kept_system.release_blank_pins_of_appointment() from public;
create trigger appointment_update_releases_pins after update on appointment
  referencing old table as previous new table as changed
  for each statement execute function kept_system.release_blank_pins_of_appointment();
`);
  }
}
