import { Migration } from '@mikro-orm/migrations';

/**
 * A message that quiet hours put off keeps when it was to go, so that whoever looks is told why it waits. What waits now
 * was put off before this was kept: of it nobody knows.
 */
export class PutOff extends Migration {
  override readonly name = '2026-12-20-put-off';

  override up(): void {
    this.addSql('alter table message add column put_off_from timestamptz');
  }
}
