import { Migration } from '@mikro-orm/migrations';

/** The log of an account is read newest first over messages, decisions that set a state, and what was noted. */
export class Log extends Migration {
  override readonly name = '2026-11-24-log';

  override up(): void {
    this.addSql(`
create index message_log_index on message (account_id, id);
create index log_entry_log_index on log_entry (account_id, id);
create index sequence_step_state_index on sequence_step (account_id, id)
  where effects @> '[{"type": "set_state"}]'::jsonb;
`);
  }
}
