import { z } from 'zod';

const number = z.string().regex(/^(\+\d{5,20}|\d{3,8})$/, 'is no number');
export const sidSchema = z.string().regex(/^[A-Za-z0-9]{2,64}$/, 'is no id of the provider');

/** A text of a client; PostgreSQL cannot hold NUL, and a client cannot be asked to send it again. */
const words = z
  .string()
  .max(20_000, 'is longer than any text')
  .transform((text) => text.replaceAll('\u0000', '').toWellFormed());

/** What we read of an incoming text; the provider sends more. https://www.twilio.com/docs/messaging/guides/webhook-request */
export const incomingTextSchema = z.object({
  MessageSid: sidSchema,
  From: number,
  To: number,
  Body: words.default(''),
  NumMedia: z.coerce.number().int().min(0).max(10).default(0),
  /** Set when the provider has answered STOP, START or HELP by itself. */
  OptOutType: z.string().max(20).optional(),
});

/** What we read of a status callback. https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
export const statusCallbackSchema = z.object({
  MessageSid: sidSchema,
  MessageStatus: z.string().regex(/^[a-z_]{2,32}$/, 'is no status'),
  ErrorCode: z
    .string()
    .regex(/^\d{1,8}$/, 'is no error code')
    .optional(),
});

export const accountParameterSchema = z.strictObject({ account_id: z.uuid() });
export const attemptParameterSchema = z.strictObject({ account_id: z.uuid(), attempt_id: z.uuid() });

export type AccountParameter = z.output<typeof accountParameterSchema>;
export type AttemptParameter = z.output<typeof attemptParameterSchema>;
