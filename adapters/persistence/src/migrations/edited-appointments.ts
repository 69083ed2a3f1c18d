import { Migration } from '@mikro-orm/migrations';

/**
 * `edition` counts the edits of an appointment and its participants: the entity tag that keeps two editors from
 * overwriting each other. A participant who is taken off an appointment stays as a row, for what was sent to them does.
 */
export class EditedAppointments extends Migration {
  override readonly name = '2026-11-22-edited-appointments';

  override up(): void {
    this.addSql('alter table appointment add column edition int not null default 1');
    this.addSql('alter table participant add column removed_at timestamptz');
  }
}
