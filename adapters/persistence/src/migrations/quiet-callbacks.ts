import { Migration } from '@mikro-orm/migrations';

/**
 * Each try says whether its sequence looks as soon as the message is accepted, so that a provider's report that comes
 * before our own record need not wake a sequence for nothing. What is on its way now does, to be sure.
 */
export class QuietCallbacks extends Migration {
  override readonly name = '2026-12-16-quiet-callbacks';

  override up(): void {
    this.addSql('alter table delivery_attempt add column look_when_accepted boolean not null default true');
  }
}
