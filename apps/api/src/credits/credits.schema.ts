import { z } from 'zod';

/** What an account may still spend. */
export const creditsSchema = z
  .object({
    limited: z.boolean().describe('False: it spends without a limit, and only the ledger counts'),
    balance: z.int().nullable().describe('Null where it is not limited'),
    alert_below: z.int().nullable().describe('Staff are told once when the balance falls below; null: never'),
    spent_in_30_days: z.int(),
    held_messages: z.int().describe('Messages that wait for credits'),
  })
  .meta({ id: 'Credits' });

export type Credits = z.output<typeof creditsSchema>;

export const listCreditEntriesSchema = z.strictObject({
  older_than: z.uuid('is not an id of an entry').optional(),
  limit: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(100, 'is above 100')
    .default(50),
});

export type ListCreditEntries = z.output<typeof listCreditEntriesSchema>;

/** A page of the ledger, newest first. */
export const creditEntriesSchema = z
  .object({
    entries: z.array(
      z.object({
        id: z.uuid(),
        amount: z.int().describe('Negative where a message took some'),
        reason: z.enum(['message', 'returned', 'granted', 'corrected']),
        message_id: z.uuid().nullable(),
        kind: z.string().nullable().describe('Of the message, as everything below'),
        channel: z.enum(['sms', 'email', 'call']).nullable(),
        to_address: z.string().nullable(),
        name: z.string().nullable().describe('Of whom it was for, as far as known'),
        person_id: z.uuid().nullable().describe('Whose conversation it stands in'),
        appointment_id: z.uuid().nullable().describe('Which it is about'),
        note: z.string().nullable(),
        by: z.string().nullable().describe('Who granted it, where that was a person'),
        at: z.string().describe('In the account’s time'),
      }),
    ),
    more: z.boolean().describe('There are older ones: ask with `older_than` of the last'),
  })
  .meta({ id: 'CreditEntries' });

export type CreditEntries = z.output<typeof creditEntriesSchema>;

export const grantCreditsSchema = z.strictObject({
  amount: z.int('is not a whole number').min(1, 'is below 1').max(1_000_000, 'is above 1000000'),
});

export type GrantCredits = z.output<typeof grantCreditsSchema>;
