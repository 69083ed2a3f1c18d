import type { AccountSettings } from '../load-sequence.ts';
import type { Transaction } from '../transaction.ts';
import { notificationEvent, type NoticeReason } from './notification-event.ts';
import { reachedBy } from './reached-by.ts';
import { readStaff } from './read-staff.ts';
import { usualRules } from './usual-rules.ts';
import { writeStaffNotice, type StaffNotice } from './write-staff-notice.ts';

interface Telling extends Omit<StaffNotice, 'reached' | 'senders' | 'reason'> {
  readonly reason: NoticeReason;
  /** Of the account. */
  readonly rules: AccountSettings['notifications'];
  /** Of the calendar it happened in; nothing where it happened in none. */
  readonly owner_user_id?: string | null;
}

/** Tells of what no decision tells, as the account's settings say; answers the ids of the messages. */
export async function tellStaff(
  transaction: Transaction,
  { rules, owner_user_id = null, ...notice }: Telling,
): Promise<readonly string[]> {
  const event = notificationEvent(notice.reason);
  if ((rules?.[event] ?? usualRules(event)).length === 0) return [];
  const { people: staff, senders } = await readStaff(transaction, notice.account_id);
  return writeStaffNotice(transaction, {
    ...notice,
    reached: reachedBy({ event, rules, staff, owner_user_id }),
    senders,
  });
}
