import { Migration } from '@mikro-orm/migrations';

/** What a restored database forgot are calls as well as texts. */
export class RecoveredCalls extends Migration {
  override readonly name = '2026-11-28-recovered-calls';

  override up(): void {
    this.addSql(`
alter table recovered_message add column channel text not null default 'sms',
  add constraint recovered_message_channel_check check (channel in ('sms', 'call'));
`);
  }
}
