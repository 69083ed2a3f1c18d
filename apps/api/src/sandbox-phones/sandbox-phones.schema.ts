import { z } from 'zod';
import { textField } from '../http/text-field.ts';

/** As carriers take it, in either direction. */
const LONGEST_TEXT = 1600;

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'is no phone number; write +12025550123');

export const phoneParameterSchema = z.strictObject({ number: e164 });

export const phoneMediaParameterSchema = z.strictObject({
  number: e164,
  media_id: z.string().regex(/^ME[0-9a-f]{32}$/, 'is no picture of the carrier'),
});

export const pictureFromPhoneSchema = z.strictObject({ to: e164 });

export const textFromPhoneSchema = z
  .strictObject({ to: e164, body: textField(LONGEST_TEXT).min(1, 'is empty') })
  .meta({ id: 'TextFromPhone' });

const direction = z.enum(['in', 'out']).meta({ description: 'in: to the phone; out: from it' });

const last = z.strictObject({ direction, body: z.string(), at: z.iso.datetime() });

export const phoneListSchema = z
  .strictObject({
    our_numbers: z.array(z.strictObject({ number: z.string(), label: z.string() })),
    phones: z.array(
      z.strictObject({
        number: z.string(),
        name: z.string().nullable().meta({ description: 'The participant’s it belongs to' }),
        last: last.nullable(),
        count: z.int(),
      }),
    ),
  })
  .meta({ id: 'SandboxPhones' });

const phoneMessageShape = {
  id: z.string(),
  direction,
  other: z.string().meta({ description: 'The number at the other end' }),
  body: z.string(),
  media: z
    .array(z.strictObject({ id: z.string(), content_type: z.string().nullable() }))
    .meta({ description: 'Pictures and files that came with it' }),
  at: z.iso.datetime().meta({ description: 'On the account’s clock' }),
  status: z.enum(['queued', 'sent', 'delivered', 'undelivered', 'failed', 'received']),
};

export const phoneSchema = z
  .strictObject({
    number: z.string(),
    name: z.string().nullable(),
    messages: z.array(z.strictObject(phoneMessageShape)).meta({ description: 'Oldest first, the last 500' }),
  })
  .meta({ id: 'SandboxPhone' });

export const sentFromPhoneSchema = z
  .strictObject({
    ...phoneMessageShape,
    problem: z.string().nullable().meta({ description: 'Why the clinic did not get it, where it did not' }),
  })
  .meta({ id: 'SentFromPhone' });

export type PhoneParameter = z.output<typeof phoneParameterSchema>;
export type PhoneMediaParameter = z.output<typeof phoneMediaParameterSchema>;
export type PictureFromPhone = z.output<typeof pictureFromPhoneSchema>;
export type TextFromPhone = z.output<typeof textFromPhoneSchema>;
export type PhoneList = z.output<typeof phoneListSchema>;
export type PhoneAnswer = z.output<typeof phoneSchema>;
export type PhoneMessage = PhoneAnswer['messages'][number];
export type SentFromPhone = z.output<typeof sentFromPhoneSchema>;
