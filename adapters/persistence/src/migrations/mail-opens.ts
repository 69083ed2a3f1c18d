import { Migration } from '@mikro-orm/migrations';

/** When the mail that brought a link was first opened, of accounts that want to know. */
export class MailOpens extends Migration {
  override readonly name = '2026-12-12-mail-opens';

  override up(): void {
    this.addSql('alter table secure_link add column mail_opened_at timestamptz;');
  }
}
