import { Migration } from '@mikro-orm/migrations';
import { changeTables } from './live/change-tables.ts';
import { changeTriggers } from './live/change-triggers.ts';
import { publishing } from './live/publishing.ts';

/** What open pages are told of: changes noted by triggers, published in batches by the worker's relay (ADR 0028). */
export class Live extends Migration {
  override readonly name = '2026-11-22-live';

  override up(): void {
    for (const part of [changeTables, publishing, changeTriggers]) this.addSql(part);
  }
}
