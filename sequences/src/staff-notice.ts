import { uuidv7 } from 'uuidv7';
import type { NotifyReason } from '@kept/rules/effect';
import type { Instant } from '@kept/rules/instant';
import { insertMessage } from './insert-message.ts';
import type { AccountSettings } from './load-sequence.ts';
import type { Transaction } from './transaction.ts';

export interface Recipients {
  readonly settings: AccountSettings;
  readonly owner_email: string | null;
  readonly admin_emails: readonly string[];
}

/** Whom a notification reaches: whom the settings say, else the calendar's owner, else the admins. */
export function recipientsOf({ settings, owner_email, admin_emails }: Recipients): readonly string[] {
  const chosen = settings.notify_emails ?? [];
  if (chosen.length > 0) return chosen;
  return owner_email === null ? admin_emails : [owner_email];
}

export interface StaffNotice {
  readonly account_id: string;
  /** One notice per recipient is made under it, once. */
  readonly once_key: string;
  readonly recipients: readonly string[];
  /** `credits_low` is about the account and no decision of the rules. */
  readonly reason: NotifyReason | 'credits_low';
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
  readonly sender: { readonly id: string; readonly address: string } | null;
  readonly about: {
    readonly sequence_id?: string;
    readonly appointment_id?: string;
    readonly participant_id?: string;
    readonly step_id?: string;
    readonly life?: number;
  };
}

/** Queues a notification to each recipient and answers the ids of the messages. They go through `deliver` as all others. */
export function writeStaffNotice(transaction: Transaction, notice: StaffNotice): readonly string[] {
  return notice.recipients.map((to_address) => {
    const id = uuidv7();
    insertMessage(transaction, {
      id,
      account_id: notice.account_id,
      once_key: `${notice.once_key}/${to_address}`,
      kind: 'notification',
      channel: 'email',
      lane: 'answer',
      to_address,
      sender_id: notice.sender?.id ?? null,
      from_address: notice.sender?.address ?? null,
      subject: notice.subject,
      body: notice.body,
      notify_reason: notice.reason,
      due_at: notice.at,
      obeys_quiet_hours: false,
      ...notice.about,
    });
    return id;
  });
}
