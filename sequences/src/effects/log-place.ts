import type { EffectContext } from './effect-context.ts';
import type { LogLine } from './write-log.ts';

/** What a line of the log about this decision belongs to. */
export function logPlace({
  loaded: { row },
}: EffectContext): Pick<LogLine, 'account_id' | 'sequence_id' | 'appointment_id' | 'at'> {
  return { account_id: row.account_id, sequence_id: row.id, appointment_id: row.appointment_id, at: row.now };
}
