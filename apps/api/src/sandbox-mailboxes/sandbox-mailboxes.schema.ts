import { z } from 'zod';

export const mailboxParameterSchema = z.strictObject({
  address: z
    .string()
    .max(254, 'is longer than 254 characters')
    .regex(/^[^@\s/?#]+@[^@\s/?#]+$/, 'is no email address'),
});

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
          from: z.string(),
          subject: z.string(),
          text: z.string(),
          html: z.string().nullable().meta({ description: 'As it was sent: show it in a frame that runs nothing' }),
          at: z.iso.datetime().meta({ description: 'On the account’s clock' }),
        }),
      )
      .meta({ description: 'Oldest first, the last 200' }),
  })
  .meta({ id: 'SandboxMailbox' });

export type MailboxParameter = z.output<typeof mailboxParameterSchema>;
export type MailboxList = z.output<typeof mailboxListSchema>;
export type MailboxAnswer = z.output<typeof mailboxSchema>;
