import type { NotifyReason } from '@kept/rules/effect';

/** What staff can be told of, in the order in which the settings show it. */
export const NOTIFICATION_EVENTS = [
  'reply_needs_answer',
  'reply_answered',
  'client_confirmed',
  'client_accepted',
  'client_cancelled',
  'client_declined',
  'client_requested_reschedule',
  'no_response',
  'opted_out',
  'message_failed',
  'flow_notification',
  'credits_low',
  'webhook_switched_off',
] as const;

export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

/** Why a notice is written: what the rules decide, and what happens outside of them. */
export type NoticeReason =
  | NotifyReason
  | 'reply_answered'
  | 'opted_out'
  | 'one_time_failed'
  | 'broadcast_failed'
  | 'credits_low'
  | 'webhook_switched_off';

/** By each reason, as what it is told. */
const EVENT_OF: Readonly<Record<NoticeReason, NotificationEvent>> = {
  client_confirmed: 'client_confirmed',
  client_accepted: 'client_accepted',
  client_cancelled: 'client_cancelled',
  client_declined: 'client_declined',
  client_requested_reschedule: 'client_requested_reschedule',
  reply_unmatched: 'reply_needs_answer',
  reply_to_old_time: 'reply_needs_answer',
  confirm_after_cancel: 'reply_needs_answer',
  act_too_late: 'reply_needs_answer',
  // it may be the appointment that was meant: somebody has to ask
  opt_out_may_mean_cancel: 'reply_needs_answer',
  reply_answered: 'reply_answered',
  opted_out: 'opted_out',
  no_response_after_start: 'no_response',
  message_failed: 'message_failed',
  one_time_failed: 'message_failed',
  broadcast_failed: 'message_failed',
  outcome_unknown: 'message_failed',
  automation_stopped: 'message_failed',
  forward_refused: 'message_failed',
  authored: 'flow_notification',
  credits_low: 'credits_low',
  webhook_switched_off: 'webhook_switched_off',
};

/** What a notice is about, as the settings name it. */
export function notificationEvent(reason: NoticeReason): NotificationEvent {
  return EVENT_OF[reason];
}
