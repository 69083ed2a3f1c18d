import { Migration } from '@mikro-orm/migrations';

/** What a line has asked and nobody has answered yet: which of several appointments a reply is about (flow-spec ruling 3). */
export class WhichOne extends Migration {
  override readonly name = '2026-11-22-which-one';

  override up(): void {
    this.addSql('alter table line add column pending jsonb');
  }
}
