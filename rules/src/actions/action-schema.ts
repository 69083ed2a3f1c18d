import { z } from 'zod/mini';
import { disableMessageSchema } from './disable-message.ts';
import { doNothingSchema } from './do-nothing.ts';
import { enableMessageSchema } from './enable-message.ts';
import { forwardSchema } from './forward.ts';
import { markAsAcceptedSchema } from './mark-as-accepted.ts';
import { markAsCancelledSchema } from './mark-as-cancelled.ts';
import { markAsConfirmedSchema } from './mark-as-confirmed.ts';
import { markAsDeclinedSchema } from './mark-as-declined.ts';
import { markAsRescheduleRequestedSchema } from './mark-as-reschedule-requested.ts';
import { promptSchema } from './prompt.ts';
import { repeatSchema } from './repeat.ts';
import { replySchema } from './reply.ts';
import { saySchema } from './say.ts';
import { sendEmailNotificationSchema } from './send-email-notification.ts';
import { transitionToSchema } from './transition-to.ts';

/** Every action (flow-spec section 3). A new one is one file, one fixture, and a line here. */
export const actionSchema = z.discriminatedUnion('type', [
  promptSchema,
  saySchema,
  repeatSchema,
  forwardSchema,
  replySchema,
  doNothingSchema,
  transitionToSchema,
  enableMessageSchema,
  disableMessageSchema,
  sendEmailNotificationSchema,
  markAsConfirmedSchema,
  markAsCancelledSchema,
  markAsRescheduleRequestedSchema,
  markAsAcceptedSchema,
  markAsDeclinedSchema,
]);
