import { Migration } from '@mikro-orm/migrations';

/**
 * At most one move of a sandbox account's clock at a time, by whichever process: the row stands while it is under way, and
 * one whose process is gone stops being renewed. Pages hear of its beginning and end.
 */
export class ClockMoves extends Migration {
  override readonly name = '2026-11-22-clock-moves';

  override up(): void {
    this.addSql(`
create table clock_move (
  account_id uuid not null, id uuid not null, from_at timestamptz not null, to_at timestamptz not null,
  renewed_at timestamptz not null, primary key (account_id)
);
alter table clock_move add constraint clock_move_account_id_foreign foreign key (account_id) references account (id);
alter table clock_move enable row level security;
alter table clock_move force row level security;
create policy account_only on clock_move
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on clock_move to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;

create function kept_system.note_clock_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select account_id, 'clock', account_id from touched;
  return null;
end
$$;
revoke all on function kept_system.note_clock_move() from public;
create trigger clock_move_insert_noted after insert on clock_move
  referencing new table as touched for each statement execute function kept_system.note_clock_move();
create trigger clock_move_delete_noted after delete on clock_move
  referencing old table as touched for each statement execute function kept_system.note_clock_move();
`);
  }
}
