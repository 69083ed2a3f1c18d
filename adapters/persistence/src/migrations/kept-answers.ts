import { Migration } from '@mikro-orm/migrations';

/** The answer that a repeated request gets is kept letter by letter: `jsonb` has its members in an order of its own. */
export class KeptAnswers extends Migration {
  override readonly name = '2026-12-13-kept-answers';

  override up(): void {
    this.addSql(`alter table idempotency_key alter column response type json using response::json`);
  }
}
