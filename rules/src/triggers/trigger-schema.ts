import { z } from 'zod/mini';
import { anyOtherReplySchema } from './any-other-reply.ts';
import { callFailsSchema } from './call-fails.ts';
import { clientAcceptsSchema } from './client-accepts.ts';
import { clientCancelsSchema } from './client-cancels.ts';
import { clientConfirmsSchema } from './client-confirms.ts';
import { clientDeclinesSchema } from './client-declines.ts';
import { clientDialsSchema } from './client-dials.ts';
import { clientRequestsRescheduleSchema } from './client-requests-reschedule.ts';
import { digitNotRecognizedSchema } from './digit-not-recognized.ts';
import { messageFailsSchema } from './message-fails.ts';
import { noResponseAfterSchema } from './no-response-after.ts';
import { noResponseSchema } from './no-response.ts';
import { replyIncludesSchema } from './reply-includes.ts';
import { replyIsSchema } from './reply-is.ts';

/** Every trigger (flow-spec section 2). A new one is one file, one fixture, and a line here. */
export const triggerSchema = z.discriminatedUnion('type', [
  replyIsSchema,
  replyIncludesSchema,
  anyOtherReplySchema,
  noResponseAfterSchema,
  messageFailsSchema,
  clientConfirmsSchema,
  clientCancelsSchema,
  clientRequestsRescheduleSchema,
  clientAcceptsSchema,
  clientDeclinesSchema,
  clientDialsSchema,
  digitNotRecognizedSchema,
  noResponseSchema,
  callFailsSchema,
]);
