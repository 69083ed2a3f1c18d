import { Migration } from '@mikro-orm/migrations';

/** Texts that told staff of a client are found by the phone they went to, when it answers. */
export class NoticeAnswers extends Migration {
  override readonly name = '2026-11-28-notice-answers';

  override up(): void {
    this.addSql(`
create index message_notice_index on message (account_id, to_address, id)
  where kind = 'notification' and channel = 'sms';
`);
  }
}
