import { Migration } from '@mikro-orm/migrations';

/** How many requests a key may make in a minute, and how many of the running one are given out to API processes. */
export class KeyLimits extends Migration {
  override readonly name = '2026-11-27-key-limits';

  override up(): void {
    this.addSql(`
alter table api_key add column requests_a_minute int, add column window_at timestamptz,
  add column window_given int not null default 0;
alter table api_key add constraint api_key_requests_a_minute_check check (requests_a_minute > 0);
`);
  }
}
