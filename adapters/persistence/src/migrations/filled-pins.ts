import { Migration } from '@mikro-orm/migrations';

const SIDES = [
  { table: 'contact', person: 'coalesce(p.contact_id, t.contact_id)' },
  { table: 'participant', person: 'm.participant_id' },
] as const;

/**
 * A message that waits for a PIN made of a field is looked at again when a field of its person is filled in, by whatever
 * way: page, API, import or merge. The claim then decides as it does for any message that is due.
 */
export class FilledPins extends Migration {
  override readonly name = '2026-12-10-filled-pins';

  override up(): void {
    for (const { table, person } of SIDES)
      this.addSql(`
create function kept_system.release_blank_pins_of_${table}() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from changed n join previous o on o.id = n.id where n.custom_data is distinct from o.custom_data) then
    return null;
  end if;
  update message w set status = 'due', status_reason = null, updated_at = now()
  where (w.account_id, w.id) in (
    select m.account_id, m.id from message m
    left join thread t on t.account_id = m.account_id and t.id = m.thread_id
    left join participant p on p.account_id = m.account_id and p.id = m.participant_id
    where m.account_id in (select n.account_id from changed n) and m.status = 'held'
      and m.status_reason = 'secure_pin_blank'
      and ${person} in (select n.id from changed n join previous o on o.id = n.id
        where n.custom_data is distinct from o.custom_data));
  return null;
end
$$;
revoke all on function kept_system.release_blank_pins_of_${table}() from public;
create trigger ${table}_update_releases_pins after update on ${table}
  referencing old table as previous new table as changed
  for each statement execute function kept_system.release_blank_pins_of_${table}();
`);
  }
}
