import { z } from 'zod';
import { listenerOf } from '@kept/channels/listener-of';
import type { ForwardOutcome } from '@kept/sequences/calls/end-forward';
import { sidSchema } from './twilio.schema.ts';

const word = z.string().regex(/^[a-z_-]{2,32}$/, 'is no status');

const answeredBy = z
  .string()
  .regex(/^[a-z_]{2,32}$/, 'says nobody')
  .optional()
  .transform(listenerOf);

/** What we read when the provider asks for the first words. https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application */
export const answeredCallSchema = z.object({ CallSid: sidSchema, AnsweredBy: answeredBy });

/** The same with the digit that was dialled; empty when the time ran out. */
export const dialledSchema = z.object({
  CallSid: sidSchema,
  Digits: z
    .string()
    .regex(/^[\d*#]?$/, 'is not one digit')
    .default(''),
});

/** How a call goes. https://www.twilio.com/docs/voice/api/call-resource#statuscallback */
export const callStatusSchema = z.object({
  CallSid: sidSchema,
  CallStatus: word,
  AnsweredBy: answeredBy,
  CallDuration: z
    .string()
    .regex(/^\d{1,6}$/, 'is no number of seconds')
    .transform(Number)
    .optional(),
  ErrorCode: z
    .string()
    .regex(/^\d{1,8}$/, 'is no error code')
    .optional(),
});

/** How it went with whoever the client was connected with. https://www.twilio.com/docs/voice/twiml/dial#action */
export const forwardEndSchema = z.object({
  CallSid: sidSchema,
  DialCallStatus: word.transform(forwardOutcome),
});

function forwardOutcome(status: string): ForwardOutcome {
  if (status === 'completed' || status === 'answered') return 'completed';
  if (status === 'busy') return 'busy';
  return status === 'no-answer' ? 'no_answer' : 'failed';
}

export const callParameterSchema = z.strictObject({ account_id: z.uuid(), attempt_id: z.uuid() });
export const turnParameterSchema = z.strictObject({
  account_id: z.uuid(),
  attempt_id: z.uuid(),
  turn: z.coerce.number().int().min(1).max(999),
});
/** The client's language, for what is said when nothing can be read. */
export const localeQuerySchema = z.object({ locale: z.string().max(35).default('en') });

export type CallParameter = z.output<typeof callParameterSchema>;
export type TurnParameter = z.output<typeof turnParameterSchema>;
export type LocaleQuery = z.output<typeof localeQuerySchema>;
