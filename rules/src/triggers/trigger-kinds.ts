import type { Trigger } from '../document.ts';
import { anyOtherReply } from './any-other-reply.ts';
import { callFails } from './call-fails.ts';
import { clientAccepts } from './client-accepts.ts';
import { clientCancels } from './client-cancels.ts';
import { clientConfirms } from './client-confirms.ts';
import { clientDeclines } from './client-declines.ts';
import { clientDials } from './client-dials.ts';
import { clientRequestsReschedule } from './client-requests-reschedule.ts';
import { digitNotRecognized } from './digit-not-recognized.ts';
import { messageFails } from './message-fails.ts';
import { noResponseAfter } from './no-response-after.ts';
import { noResponse } from './no-response.ts';
import { replyIncludes } from './reply-includes.ts';
import { replyIs } from './reply-is.ts';
import type { TriggerKind } from './trigger-kind.ts';

/** Every kind of trigger by its type; the compiler asks for a missing one. */
export const TRIGGER_KINDS: {
  readonly [T in Trigger['type']]: TriggerKind<Extract<Trigger, { readonly type: T }>>;
} = {
  reply_is: replyIs,
  reply_includes: replyIncludes,
  any_other_reply: anyOtherReply,
  no_response_after: noResponseAfter,
  message_fails: messageFails,
  client_confirms: clientConfirms,
  client_cancels: clientCancels,
  client_requests_reschedule: clientRequestsReschedule,
  client_accepts: clientAccepts,
  client_declines: clientDeclines,
  client_dials: clientDials,
  digit_not_recognized: digitNotRecognized,
  no_response: noResponse,
  call_fails: callFails,
};
