import { Migration } from '@mikro-orm/migrations';

/**
 * Until when the ends of texts and calls that no callback brought were asked for: one moment a channel, since each is asked
 * for at fixed ages. They are found by when they were tried.
 */
export class LateReports extends Migration {
  override readonly name = '2026-11-26-late-reports';

  override up(): void {
    this.addSql(`
alter table provider_import add column reports_asked_until timestamptz;
create index delivery_attempt_started_index on delivery_attempt (account_id, started_at);
`);
  }
}
