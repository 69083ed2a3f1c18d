import { z } from 'zod';

/** What the log can be narrowed to. */
export const LOG_KINDS = ['sent', 'received', 'state', 'stop_list', 'problem', 'change'] as const;

const filterShape = {
  kind: z.enum(LOG_KINDS).optional().meta({
    description:
      '`sent`: messages to clients and staff; `received`: replies; `state`: what clients and staff answered for an appointment; `stop_list`: opt-outs and consent; `problem`: what failed, is unknown or is held; `change`: what people changed',
  }),
  address: z
    .string()
    .max(320)
    .optional()
    .meta({ description: 'A phone number, written in any way, or an email address' }),
  appointment_id: z.uuid().optional(),
  from: z.iso.date().optional().meta({ description: 'The first day, in the account’s zone' }),
  to: z.iso.date().optional().meta({ description: 'The last day, itself included' }),
};

export const logFilterSchema = z.strictObject(filterShape);

export const listLogSchema = z.strictObject({
  ...filterShape,
  older_than: z.uuid().optional().meta({ description: 'An entry’s id: the page after it' }),
  newer_than: z.uuid().optional().meta({ description: 'An entry’s id: the page before it' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const logEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime({ offset: true }).meta({ description: 'In the account’s time' }),
    code: z.string().meta({ description: 'What it is, stable: `text_sent`, `reply_received`, `state_confirmed`, …' }),
    what: z.string().meta({ description: 'In a sentence' }),
    why: z.string().nullable().meta({ description: 'Why it failed or was not sent, where it was' }),
    status: z.string().nullable().meta({ description: 'Of a message' }),
    channel: z.enum(['sms', 'email', 'call']).nullable(),
    address: z.string().nullable(),
    person: z.string().nullable().meta({ description: 'The client it concerns, as far as known' }),
    by: z.string().nullable().meta({ description: 'Who of the team did it' }),
    appointment: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
    message_id: z.uuid().nullable(),
  })
  .meta({ id: 'LogLine' });

export const logPageSchema = z
  .strictObject({
    entries: z.array(logEntrySchema),
    newer_than: z.uuid().nullable(),
    older_than: z.uuid().nullable(),
  })
  .meta({ id: 'LogPage' });

export type LogFilter = z.output<typeof logFilterSchema>;
export type ListLog = z.output<typeof listLogSchema>;
export type LogLine = z.output<typeof logEntrySchema>;
export type LogPage = z.output<typeof logPageSchema>;
