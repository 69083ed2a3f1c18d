import { writeLog } from '@kept/sequences/effects/write-log';
import type { Transaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';

interface SecureAct {
  readonly caller: Pick<Caller, 'account_id' | 'user_id'>;
  readonly code: 'secure_pin_read' | 'secure_pin_set' | 'secure_pin_removed' | 'secure_unlocked';
  /** Whose PIN or links; null: the account's usual PIN, or that of an auto message. */
  readonly contact_id: string | null;
  /** In the account's time. */
  readonly at: string;
}

/** Writes into the log what somebody of the team did with a PIN or with locked links. */
export function noteSecureAct(transaction: Transaction, { caller, code, contact_id, at }: SecureAct): void {
  writeLog(transaction, {
    account_id: caller.account_id,
    sequence_id: null,
    appointment_id: null,
    message_id: null,
    code,
    detail: { by_user_id: caller.user_id, contact_id },
    at,
  });
}
