import { Migration } from '@mikro-orm/migrations';
import { listIndexes } from './appointment-list/list-indexes.ts';
import { searchWords } from './appointment-list/search-words.ts';
import { wordTable } from './appointment-list/word-table.ts';

/** What the list of appointments is read by: indexes for its filters, planned messages in numbers, words to search by. */
export class AppointmentList extends Migration {
  override readonly name = '2026-11-22-appointment-list';

  override up(): void {
    for (const part of [listIndexes, searchWords, wordTable]) {
      this.addSql(part);
    }
  }
}
