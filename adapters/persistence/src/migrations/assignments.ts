import { Migration } from '@mikro-orm/migrations';

/** Whom an assignment takes: some calendars, a condition, a language; what is left open takes everybody. */
export class Assignments extends Migration {
  override readonly name = '2026-11-22-assignments';

  override up(): void {
    this.addSql(`
alter table schedule_assignment
  add column calendar_ids uuid[] not null default '{}', add column condition jsonb, add column locale text
`);
  }
}
