import { z } from 'zod';
import { customDataSchema } from '../events/custom-data.schema.ts';
import { textField } from '../http/text-field.ts';
import { problemSchema } from '../problems/problem.schema.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import { normaliseLocale } from './normalise-locale.ts';

const timeZone = textField(64).transform((text, context) => {
  const zone = knownTimeZone(text);
  if (zone !== null) return zone;
  const message = 'is no time zone; choose one such as America/New_York';
  context.addIssue({ code: 'custom', message, params: { code: 'unknown_time_zone' } });
  return z.NEVER;
});

const locale = textField(35).transform((text, context) => {
  const known = normaliseLocale(text);
  if (known !== null) return known;
  const message = 'is no language; write one such as es or pt-BR';
  context.addIssue({ code: 'custom', message, params: { code: 'unknown_locale' } });
  return z.NEVER;
});

const MOST = 20;

const shape = {
  name: textField(200).trim(),
  phones: z
    .array(textField(40).trim())
    .max(MOST, `are more than ${MOST}`)
    .meta({ description: 'The usual one first; with + and country, or as dialled in the account’s country' }),
  emails: z
    .array(textField(254).trim())
    .max(MOST, `are more than ${MOST}`)
    .meta({ description: 'The usual one first' }),
  locale: locale.nullable().meta({ description: 'What they read; null: the account’s' }),
  time_zone: timeZone.nullable().meta({ description: 'Whose quiet hours are kept; null: that of their number' }),
  custom_data: customDataSchema,
};

export const createContactSchema = z
  .strictObject({
    ...shape,
    phones: shape.phones.default([]),
    emails: shape.emails.default([]),
    locale: shape.locale.default(null),
    time_zone: shape.time_zone.default(null),
    custom_data: shape.custom_data.default({}),
  })
  .meta({ id: 'CreateContact' });

export const changeContactSchema = z
  .strictObject({
    ...shape,
    archived: z.literal(false, 'can only be false here; DELETE archives').meta({ description: 'Takes it out again' }),
  })
  .partial()
  .meta({ id: 'ChangeContact' });

export const contactSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    phones: z.array(z.string()).meta({ description: 'With + and country, the usual one first' }),
    emails: z.array(z.string()),
    locale: z.string().nullable(),
    time_zone: z.string().nullable(),
    custom_data: customDataSchema,
    merged: z
      .array(z.strictObject({ id: z.uuid(), name: z.string() }))
      .meta({ description: 'Contacts that turned out to be this one; POST split takes one out again' }),
    merged_into_id: z.uuid().nullable(),
    etag: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    archived_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Contact' });

export const contactPageSchema = z
  .strictObject({
    contacts: z.array(contactSchema),
    total: z.int().nullable().meta({ description: '1001: more than a thousand; only on the first page' }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'ContactPage' });

export const listContactsSchema = z.strictObject({
  q: textField(200)
    .trim()
    .optional()
    .meta({ description: 'A part of the name, of a number however it is written, or of an email address' }),
  archived: z
    .enum(['true', 'false'], 'is neither true nor false')
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'Those that were put away instead' }),
  cursor: textField(1000).optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1').max(200).default(50),
});

/** The answer to a stale If-Match: nothing was stored, and `current` is what stands now. */
export const contactChangedMeanwhileSchema = problemSchema
  .extend({ code: z.literal('changed_meanwhile'), current: contactSchema })
  .meta({ id: 'ContactChangedMeanwhile' });

const takenSchema = z.strictObject({
  type: z.enum(['phone', 'email']),
  address: z.string(),
  contact: z.strictObject({ id: z.uuid(), name: z.string() }),
});

/** An address belongs to one contact: whose it is, to be merged with or let be. */
export const addressTakenSchema = problemSchema
  .extend({ code: z.literal('address_taken'), taken: z.array(takenSchema) })
  .meta({ id: 'AddressTaken' });

export const mergeContactSchema = z
  .strictObject({ contact_id: z.uuid('is not an id of ours').meta({ description: 'Who turned out to be this one' }) })
  .meta({ id: 'MergeContact' });

export const splitContactSchema = z
  .union([
    z.strictObject({
      merged_id: z
        .uuid('is not an id of ours')
        .meta({ description: 'Takes back the merge of this one, from `merged`' }),
    }),
    z.strictObject({
      addresses: z
        .array(z.strictObject({ type: z.enum(['phone', 'email']), address: textField(254).trim().min(1, 'is empty') }))
        .min(1, 'are none')
        .max(MOST, `are more than ${MOST}`)
        .meta({ description: 'Go to a contact of their own, with their conversations and appointments' }),
      name: shape.name,
    }),
  ])
  .meta({ id: 'SplitContact' });

export type ContactAnswer = z.output<typeof contactSchema>;
export type ContactPage = z.output<typeof contactPageSchema>;
export type CreateContact = z.output<typeof createContactSchema>;
export type ChangeContact = z.output<typeof changeContactSchema>;
export type ListContacts = z.output<typeof listContactsSchema>;
export type SplitContact = z.output<typeof splitContactSchema>;
export type TakenAddress = z.output<typeof takenSchema>;
