import type { Action } from '../document.ts';
import type { ActionKind } from './action-kind.ts';
import { disableMessage } from './disable-message.ts';
import { doNothing } from './do-nothing.ts';
import { enableMessage } from './enable-message.ts';
import { forward } from './forward.ts';
import { markAsAccepted } from './mark-as-accepted.ts';
import { markAsCancelled } from './mark-as-cancelled.ts';
import { markAsConfirmed } from './mark-as-confirmed.ts';
import { markAsDeclined } from './mark-as-declined.ts';
import { markAsRescheduleRequested } from './mark-as-reschedule-requested.ts';
import { prompt } from './prompt.ts';
import { repeat } from './repeat.ts';
import { reply } from './reply.ts';
import { say } from './say.ts';
import { sendEmailNotification } from './send-email-notification.ts';
import { transitionTo } from './transition-to.ts';

/** Every kind of action by its type; the compiler asks for a missing one. */
export const ACTION_KINDS: {
  readonly [T in Action['type']]: ActionKind<Extract<Action, { readonly type: T }>>;
} = {
  prompt,
  say,
  repeat,
  forward,
  reply,
  do_nothing: doNothing,
  transition_to: transitionTo,
  enable_message: enableMessage,
  disable_message: disableMessage,
  send_email_notification: sendEmailNotification,
  mark_as_confirmed: markAsConfirmed,
  mark_as_cancelled: markAsCancelled,
  mark_as_reschedule_requested: markAsRescheduleRequested,
  mark_as_accepted: markAsAccepted,
  mark_as_declined: markAsDeclined,
};
