import { uuidv7 } from 'uuidv7';
import { noticeAsText } from '@kept/content/notice-as-text';
import type { Instant } from '@kept/rules/instant';
import { insertMessage } from '../insert-message.ts';
import type { Sender } from '../load-sequence.ts';
import type { Transaction } from '../transaction.ts';
import { notificationEvent, type NoticeReason, type NotificationEvent } from './notification-event.ts';
import { pushWords } from './push-words.ts';
import { keyOf, type Reached } from './reached-by.ts';
import { writePushNotice } from './write-push-notice.ts';

export interface StaffNotice {
  readonly account_id: string;
  /** One notice per recipient is made under it, once. */
  readonly once_key: string;
  readonly reached: readonly Reached[];
  /** `answer_not_sent`: to whoever answered a notice, whatever the settings say. */
  readonly reason: NoticeReason | 'answer_not_sent';
  readonly subject: string;
  readonly body: string;
  /** Whom it is about, by name or address; null: nobody. */
  readonly who: string | null;
  /** What the client said, for the notices that have room for a line of it only; null: nothing. */
  readonly reply: string | null;
  readonly at: Instant;
  /** The first of a type is taken. */
  readonly senders: readonly Sender[];
  /** The page it is about, where it is about no client. */
  readonly page?: string;
  readonly about: {
    readonly sequence_id?: string;
    readonly appointment_id?: string;
    readonly participant_id?: string;
    readonly step_id?: string;
    readonly life?: number;
    /** Whose conversation it is about, where no participant says it. */
    readonly about_thread_id?: string;
  };
}

/**
 * Queues a notification to each recipient and answers the ids of the messages. They go through `deliver` as all others,
 * stand in no conversation and wait for no quiet hours.
 */
export function writeStaffNotice(transaction: Transaction, notice: StaffNotice): readonly string[] {
  return notice.reached.map((reached) => {
    if (reached.channel === 'push') return pushTo(transaction, { notice, user_id: reached.user_id });
    const { channel, address } = reached;
    const id = uuidv7();
    const sender = notice.senders.find(({ type }) => type === (channel === 'email' ? 'email' : 'phone'));
    insertMessage(transaction, {
      id,
      account_id: notice.account_id,
      once_key: `${notice.once_key}/${keyOf(reached)}`,
      kind: 'notification',
      channel,
      lane: 'answer',
      to_address: address,
      sender_id: sender?.id ?? null,
      from_address: sender?.address ?? null,
      subject: channel === 'email' ? notice.subject : null,
      body:
        channel === 'email'
          ? notice.body
          : noticeAsText({ ...notice, is_answered_by: invitesAnswer(notice) ? 'text' : 'nobody' }),
      notify_reason: notice.reason,
      due_at: notice.at,
      obeys_quiet_hours: false,
      ...notice.about,
    });
    return id;
  });
}

interface PushTo {
  readonly notice: StaffNotice;
  readonly user_id: string;
}

/** Who and what kind, since it stands on locked screens. */
function pushTo(transaction: Transaction, { notice, user_id }: PushTo): string {
  const { account_id, once_key, reason, who, about } = notice;
  const event = reason === 'answer_not_sent' ? null : notificationEvent(reason);
  return writePushNotice(transaction, {
    account_id,
    once_key: `${once_key}/push/${user_id}`,
    user_id,
    title: who ?? 'Kept',
    body: event === null ? 'Your answer was not sent.' : pushWords(event),
    path: notice.page ?? pageAbout(about),
    thread_of_participant_id: event !== null && IS_REPLY[event] === true ? (about.participant_id ?? null) : null,
  });
}

/** What somebody wrote is read and answered where it stands, not at the appointment. */
const IS_REPLY: Readonly<Partial<Record<NotificationEvent, true>>> = { reply_needs_answer: true, reply_answered: true };

function pageAbout({ about_thread_id, appointment_id }: StaffNotice['about']): string {
  if (appointment_id !== undefined) return `/appointments/${appointment_id}`;
  return about_thread_id === undefined ? '/inbox' : `/inbox/${about_thread_id}`;
}

/** Whether an answer to it goes to that client; see `passOnAnswer`. To one who opted out nothing goes. */
function invitesAnswer({ about, reason }: StaffNotice): boolean {
  return reason !== 'opted_out' && (about.participant_id !== undefined || about.about_thread_id !== undefined);
}
