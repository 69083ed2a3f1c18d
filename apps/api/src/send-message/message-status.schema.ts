import { z } from 'zod';

/** One message and how it fares. */
export const messageStatusSchema = z
  .object({
    id: z.uuid(),
    type: z.enum(['sms', 'email', 'call']),
    direction: z.enum(['out', 'in']),
    kind: z.enum(['auto_message', 'automatic_reply', 'system_text', 'notification', 'reply', 'one_time']),
    status: z.enum([
      'planned',
      'held',
      'due',
      'sending',
      'unknown',
      'accepted',
      'delivered',
      'failed',
      'skipped',
      'received',
    ]),
    reason: z.string().nullable().describe('Why it stands so, as a stable code'),
    explanation: z.string().nullable().describe('The reason in a sentence'),
    to: z.string(),
    from: z.string().nullable(),
    event_id: z.uuid().nullable(),
    participant_id: z.uuid().nullable(),
    template_id: z.uuid().nullable(),
    subject: z.string().nullable(),
    body: z.string(),
    segments: z.int().nullable(),
    credits: z.int().nullable().describe('What it has taken; null: nothing yet'),
    send_at: z.string().describe('When it is or was due'),
    leaves_at: z
      .string()
      .nullable()
      .describe('When it goes: later than `send_at` where quiet hours defer it; null: it is not about to'),
    sent_at: z.string().nullable(),
    created_at: z.string(),
    tries: z.array(
      z.object({
        number: z.int(),
        outcome: z.enum(['pending', 'accepted', 'not_sent', 'failed', 'unknown']),
        error_code: z.string().nullable(),
        error: z.string().nullable(),
        started_at: z.string(),
        ended_at: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MessageStatus' });

export type MessageStatus = z.output<typeof messageStatusSchema>;
