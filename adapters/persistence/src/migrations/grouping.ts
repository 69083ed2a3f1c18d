import { Migration } from '@mikro-orm/migrations';

/**
 * Messages that fall due together for one address go out as one (flow-spec ruling 3): what finds them, since when one
 * waits for the others, and with which it was taken along. `own_body` keeps the words it would have had alone.
 */
export class Grouping extends Migration {
  override readonly name = '2026-11-22-grouping';

  override up(): void {
    this.addSql(`
alter table message
  add column group_key text,
  add column gathers_since timestamptz,
  add column sent_with_id uuid,
  add column own_body text;
create index message_group_index on message (account_id, line_id, group_key) where status = 'due' and group_key is not null;
create index message_sent_with_index on message (account_id, sent_with_id) where sent_with_id is not null;
`);
  }
}
