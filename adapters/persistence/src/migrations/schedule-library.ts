import { Migration } from '@mikro-orm/migrations';

/**
 * Schedules that are put away, when a draft was last saved, and running sequences that a publish left at the revision
 * they had (ruling 25).
 */
export class ScheduleLibrary extends Migration {
  override readonly name = '2026-11-22-schedule-library';

  override up(): void {
    this.addSql('alter table message_schedule add column archived_at timestamptz');
    this.addSql('alter table schedule_revision add column saved_at timestamptz not null default now()');
    this.addSql(`
alter table sequence add column pinned_revision_id uuid;
alter table sequence add constraint sequence_pinned_revision_id_foreign
  foreign key (account_id, pinned_revision_id) references schedule_revision (account_id, id);
`);
  }
}
