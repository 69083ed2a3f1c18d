import { Migration } from '@mikro-orm/migrations';
import { sessionFunctions } from './sessions/session-functions.ts';
import { sessionTables } from './sessions/session-tables.ts';

/** Signing in: sessions, invitations and the counting of wrong tries (ADR 0027). */
export class Sessions extends Migration {
  override readonly name = '2026-11-22-sessions';

  override up(): void {
    this.addSql(sessionTables);
    this.addSql(sessionFunctions);
  }
}
