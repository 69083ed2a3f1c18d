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

const callStatus = z.enum(['queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer', 'canceled']);

const last = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), direction, body: z.string(), at: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('call'), direction, status: callStatus, at: z.iso.datetime() }),
]);

export const phoneListSchema = z
  .strictObject({
    our_numbers: z.array(z.strictObject({ number: z.string(), label: z.string() })),
    phones: z.array(
      z.strictObject({
        number: z.string(),
        name: z.string().nullable().meta({ description: 'The participant’s it belongs to' }),
        last: last.nullable(),
        call: z.enum(['ringing', 'in-progress']).nullable().meta({ description: 'Of the call it is in now' }),
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

const callLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('said'), text: z.string(), language: z.string().nullable() }),
  z.strictObject({ kind: z.literal('played'), url: z.string() }),
  z.strictObject({ kind: z.literal('pressed'), key: z.string() }),
  z.strictObject({ kind: z.literal('carrier_said'), text: z.string() }),
  z.strictObject({ kind: z.literal('forwarded'), number: z.string() }),
]);

export const phoneCallSchema = z
  .strictObject({
    id: z.string(),
    other: z.string().meta({ description: 'The number that calls' }),
    at: z.iso.datetime().meta({ description: 'On the account’s clock' }),
    status: callStatus,
    taken_by: z.enum(['human', 'machine']).nullable(),
    seconds: z.int().nullable().meta({ description: 'How long it was spoken in, once it is over' }),
    listens: z
      .strictObject({
        keys: z.string().meta({ description: 'Pressed so far' }),
        num_digits: z.int().nullable(),
        finish_on_key: z.string().meta({ description: 'Empty: none' }),
      })
      .nullable()
      .meta({ description: 'Whether keys count now' }),
    lines: z.array(callLine).meta({ description: 'What was heard and pressed, in its order' }),
    problems: z
      .array(z.strictObject({ code: z.int(), message: z.string(), url: z.string() }))
      .meta({ description: 'What the carrier found wrong with the clinic’s answers, by its code' }),
  })
  .meta({ id: 'SandboxCall' });

const keys = z
  .string()
  .max(50, 'has more than 50 keys')
  .regex(/^[0-9*#]*$/, 'may hold keys of a phone only: 0 to 9, * and #');

export const phoneMannerSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ring').meta({ description: 'Until somebody answers' }) }),
    z.strictObject({ kind: z.literal('no_answer') }),
    z.strictObject({ kind: z.literal('busy') }),
    z.strictObject({ kind: z.literal('voicemail') }),
    z.strictObject({ kind: z.literal('answer'), keys }),
  ])
  .meta({ id: 'PhoneManner', description: 'What a phone does with a call by itself' });

export const callParameterSchema = z.strictObject({
  ...phoneParameterSchema.shape,
  call_id: z.string().regex(/^CA[0-9a-f]{32}$/, 'is no call’s id'),
});

export const callActSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('answer') }),
    z.strictObject({ act: z.literal('decline') }),
    z.strictObject({ act: z.literal('voicemail') }),
    z.strictObject({ act: z.literal('let_ring_out') }),
    z.strictObject({ act: z.literal('press'), key: z.string().regex(/^[0-9*#]$/, 'is no key of a phone') }),
    z.strictObject({ act: z.literal('hang_up') }),
    z.strictObject({
      act: z.literal('skip').meta({ description: 'What the call waits for by itself is over at once' }),
    }),
  ])
  .meta({ id: 'CallAct' });

export const phoneSchema = z
  .strictObject({
    number: z.string(),
    name: z.string().nullable(),
    manner: phoneMannerSchema,
    calls: z.array(phoneCallSchema).meta({ description: 'Oldest first, the last 100' }),
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
export type PhoneManner = z.output<typeof phoneMannerSchema>;
export type CallParameter = z.output<typeof callParameterSchema>;
export type CallAct = z.output<typeof callActSchema>;
export type PhoneCall = z.output<typeof phoneCallSchema>;
export type PhoneList = z.output<typeof phoneListSchema>;
export type PhoneAnswer = z.output<typeof phoneSchema>;
export type PhoneMessage = PhoneAnswer['messages'][number];
export type SentFromPhone = z.output<typeof sentFromPhoneSchema>;
