import { uuidv7 } from 'uuidv7';
import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '../transaction.ts';

const INSERT_LOG: Statement = {
  name: 'insert_log_entry',
  text: `insert into log_entry (id, account_id, sequence_id, appointment_id, message_id, code, detail, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

export interface LogLine {
  readonly account_id: string;
  readonly sequence_id: string | null;
  readonly appointment_id: string | null;
  readonly message_id: string | null;
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly at: Instant;
}

/** One line of the account's log: codes and references, never a client's words. */
export function writeLog(transaction: Transaction, line: LogLine): void {
  transaction.write(INSERT_LOG, [
    uuidv7(),
    line.account_id,
    line.sequence_id,
    line.appointment_id,
    line.message_id,
    line.code,
    JSON.stringify(line.detail),
    line.at,
  ]);
}
