import type { Rendered } from '@kept/content/render';
import type { Transaction } from '../transaction.ts';
import { writeLog, type LogLine } from './write-log.ts';

/** Puts into the log what was wrong with authored words: each field that does not exist, and why none were written. */
export function logRendered(
  transaction: Transaction,
  of: Pick<LogLine, 'account_id' | 'sequence_id' | 'appointment_id' | 'at'>,
  { unknown_fields, fault }: Pick<Rendered, 'unknown_fields' | 'fault'>,
): void {
  for (const field of unknown_fields) {
    writeLog(transaction, { ...of, message_id: null, code: 'unknown_field', detail: { about: field } });
  }
  if (fault !== null) {
    writeLog(transaction, { ...of, message_id: null, code: 'template_failed', detail: { about: fault } });
  }
}
