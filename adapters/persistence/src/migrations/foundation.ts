import { Migration } from '@mikro-orm/migrations';
import { accountTables } from './foundation/account-tables.ts';
import { appointmentTables } from './foundation/appointment-tables.ts';
import { foreignKeys } from './foundation/foreign-keys.ts';
import { grants } from './foundation/grants.ts';
import { messageTables } from './foundation/message-tables.ts';
import { rowSecurity } from './foundation/row-security.ts';
import { sequenceTables } from './foundation/sequence-tables.ts';
import { systemFunctions } from './foundation/system-functions.ts';
import { triggers } from './foundation/triggers.ts';

/** Tables, references, row security, lookups and grants: two roles from the beginning (architecture.md section 3). */
export class Foundation extends Migration {
  override readonly name = '2026-11-21-foundation';

  override up(): void {
    const parts = [
      accountTables,
      appointmentTables,
      sequenceTables,
      messageTables,
      foreignKeys,
      rowSecurity,
      triggers,
      systemFunctions,
      grants,
    ];
    for (const part of parts) {
      this.addSql(part);
    }
  }
}
