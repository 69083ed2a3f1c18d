import { z } from 'zod';

/** The mailboxes an account wrote to, as the carrier lists them: the last written to first. */
export const carrierMailboxesSchema = z.object({
  mailboxes: z.array(
    z.object({
      address: z.string(),
      messages: z.int(),
      last_subject: z.string(),
      last_message_id: z.string().nullable(),
      last_at: z.iso.datetime(),
    }),
  ),
});

/** One mailbox, oldest first. `at` is real time. */
export const carrierMailboxSchema = z.object({
  messages: z.array(
    z.object({
      id: z.int(),
      message_id: z.string().nullable(),
      direction: z.enum(['received', 'sent']),
      from: z.string(),
      to: z.string(),
      subject: z.string(),
      has_one_click: z.boolean(),
      text: z.string().nullable(),
      html: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});

/** What became of a mail sent from a mailbox: the answer of our own webhook. */
export const carrierAnsweredSchema = z.object({
  id: z.int(),
  webhook: z.object({ status: z.int().nullable(), error: z.string().nullable() }),
});

/** What became of what a mailbox did with a mail by itself. */
export const carrierActedSchema = carrierAnsweredSchema.omit({ id: true });
