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
}

/** Tells of what happened in no calendar, as the account's settings say; answers the ids of the messages. */
export async function tellStaff(transaction: Transaction, { rules, ...notice }: Telling): Promise<readonly string[]> {
  const event = notificationEvent(notice.reason);
  if ((rules?.[event] ?? usualRules(event)).length === 0) return [];
  const { people: staff, senders } = await readStaff(transaction, notice.account_id);
  return writeStaffNotice(transaction, {
    ...notice,
    reached: reachedBy({ event, rules, staff, owner_user_id: null }),
    senders,
  });
}
