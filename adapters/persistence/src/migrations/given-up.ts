import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever takes a message for sending says until when: a worker's delivery may last long, an answer given at once may not
 * (docs/decisions/0079). The lookups of what is stranded stay as they stand but for that.
 */
export class GivenUp extends Migration {
  override readonly name = '2026-12-15-given-up';

  override up(): void {
    this.addSql(`
alter table message add column given_up_at timestamptz;
update message set given_up_at = claimed_at + interval '15 minutes' where status = 'sending';

do $body$
declare
  lookup regprocedure;
  before text;
begin
  foreach lookup in array array['kept_system.due_sequences(int, interval, interval)', 'kept_system.due_messages(int, interval)']::regprocedure[] loop
    before := pg_get_functiondef(lookup);
    if position($$m.claimed_at < clock_timestamp() - interval '15 minutes'$$ in before) = 0 then
      raise exception '% does not look for what is stranded', lookup;
    end if;
    execute replace(before, $$m.claimed_at < clock_timestamp() - interval '15 minutes'$$, $$m.given_up_at < clock_timestamp()$$);
  end loop;
end
$body$;
`);
  }
}
