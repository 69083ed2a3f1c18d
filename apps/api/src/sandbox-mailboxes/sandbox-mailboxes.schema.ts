import { z } from 'zod';
import { textField } from '../http/text-field.ts';

/** Longer than anybody writes by hand. */
const LONGEST_ANSWER = 20_000;
/** In base64; a body is a megabyte at most. */
const LONGEST_FILE = 960_000;

export const mailboxParameterSchema = z.strictObject({
  address: z
    .string()
    .max(254, 'is longer than 254 characters')
    .regex(/^[^@\s/?#]+@[^@\s/?#]+$/, 'is no email address'),
});

/** Mail programs whose way of writing an answer the sandbox knows. */
const manner = z.enum(['gmail', 'outlook', 'apple_mail']);

export const mailFromMailboxSchema = z
  .strictObject({
    answers: z
      .string()
      .regex(/^\d{1,15}$/, 'is no mail')
      .meta({ description: 'The id of the mail it answers' }),
    body: textField(LONGEST_ANSWER).min(1, 'is empty'),
    manner: manner.meta({ description: 'The mail program it is written with: how it quotes what it answers' }),
    file: z
      .strictObject({
        name: textField(200).min(1, 'is empty'),
        data: z.base64('is no base64').max(LONGEST_FILE, 'is larger than 700 kB'),
      })
      .nullable()
      .default(null)
      .meta({ description: 'What is attached, in base64; null: nothing' }),
  })
  .meta({ id: 'MailFromMailbox' });

/** What a mailbox does with a mail beside answering it. */
export const mailActSchema = z
  .strictObject({
    mail: z.string().regex(/^\d{1,15}$/, 'is no mail'),
    act: z.enum(['out_of_office', 'bounce', 'complaint', 'unsubscribe']).meta({
      description:
        'out_of_office: it answers by itself; bounce: its server sends the mail back as undeliverable; complaint: its owner calls it spam; unsubscribe: its owner ends such mails with one click',
    }),
  })
  .meta({ id: 'MailAct' });

export const mailActedSchema = z
  .strictObject({
    problem: z.string().nullable().meta({ description: 'Why the clinic did not hear of it, where it did not' }),
  })
  .meta({ id: 'MailActed' });

export const sentFromMailboxSchema = z
  .strictObject({
    id: z.string(),
    problem: z.string().nullable().meta({ description: 'Why the clinic did not get it, where it did not' }),
  })
  .meta({ id: 'SentFromMailbox' });

export const mailboxListSchema = z
  .strictObject({
    mailboxes: z.array(
      z.strictObject({
        address: z.string(),
        name: z.string().nullable().meta({ description: 'The participant’s or team member’s it belongs to' }),
        count: z.int(),
        last: z.strictObject({ subject: z.string(), at: z.iso.datetime() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'SandboxMailboxes' });

export const mailboxSchema = z
  .strictObject({
    address: z.string(),
    name: z.string().nullable(),
    messages: z
      .array(
        z.strictObject({
          id: z.string(),
          direction: z.enum(['received', 'sent']).meta({ description: 'sent: by the mailbox’s owner' }),
          from: z.string(),
          to: z.string(),
          subject: z.string(),
          has_one_click: z.boolean().meta({ description: 'Whether one click ends such mails' }),
          text: z.string(),
          html: z.string().nullable().meta({ description: 'As it was sent: show it in a frame that runs nothing' }),
          at: z.iso.datetime().meta({ description: 'On the account’s clock' }),
        }),
      )
      .meta({ description: 'Oldest first, the last 200' }),
  })
  .meta({ id: 'SandboxMailbox' });

export type MailboxParameter = z.output<typeof mailboxParameterSchema>;
export type MailFromMailbox = z.output<typeof mailFromMailboxSchema>;
export type MailActRequest = z.output<typeof mailActSchema>;
export type MailActed = z.output<typeof mailActedSchema>;
export type SentFromMailbox = z.output<typeof sentFromMailboxSchema>;
export type MailboxList = z.output<typeof mailboxListSchema>;
export type MailboxAnswer = z.output<typeof mailboxSchema>;
