import { z } from 'zod';
import { textField } from '../http/text-field.ts';
import { problemSchema } from '../problems/problem.schema.ts';

const id = z.uuid('is not an id of ours');

/** The body of `POST /v1/send_message`, as the seed has it. */
export const sendMessageSchema = z
  .strictObject({
    type: z.enum(['sms', 'email', 'call'], { error: 'must be sms, email or call' }),
    to: textField(320).optional().describe('A phone number or an email address'),
    event_id: id.optional().describe('An event: each of its participants gets a copy'),
    participant_id: id.optional().describe('One participant of an event'),
    message: textField(50_000)
      .optional()
      .describe('The words, with dynamic fields; of an email Markdown, of a call what is said'),
    template_id: id.optional().describe('A template of the type, instead of `message`'),
    subject: textField(300).optional().describe("Of an email; default: the template's, then the account's"),
    send_at: textField(40)
      .optional()
      .describe('When: ISO 8601 with an offset, or a local time of `time_zone`; default: at once'),
    time_zone: textField(64).optional().describe("IANA; what `send_at` is local to; default: the account's"),
    attachments: z
      .array(id)
      .max(10, 'has more than 10 files')
      .optional()
      .describe('Ids of files; of a call clips, played after the words'),
    send_securely: z
      .boolean()
      .optional()
      .describe('The recipient gets a link to the words instead of the words; not of a call'),
    pin: textField(200)
      .optional()
      .describe(
        'With `send_securely`: asked for before the words are shown; four characters, or a field such as `{{ custom.pin }}`. It is not sent: tell it to them yourself',
      ),
  })
  .meta({ id: 'SendMessage' });

export type SendMessage = z.output<typeof sendMessageSchema>;

const sentMessageSchema = z.object({
  id: z.uuid().nullable().describe('Null: there is no message, and `reason` says why'),
  status: z.enum(['due', 'skipped', 'held']),
  to: z.string().nullable(),
  participant_id: z.uuid().nullable(),
  /** Of one that is skipped or held. */
  reason: z.string().nullable(),
  explanation: z.string().nullable().describe('The reason in a sentence'),
  segments: z.int().nullable(),
  credits: z.int().nullable(),
  leaves_at: z.string().nullable().describe('When it goes: later than asked for where quiet hours defer it'),
  status_url: z.string().nullable().describe('Where its status is read'),
});

export const sentSchema = z
  .object({ success: z.literal(true), messages: z.array(sentMessageSchema) })
  .meta({ id: 'SentMessages' });

export type Sent = z.output<typeof sentSchema>;
export type SentMessage = z.output<typeof sentMessageSchema>;

/** Who cannot be reached, where that is everybody: nothing was sent. */
export const nobodyReachedSchema = z.looseObject({ code: z.string(), messages: z.array(sentMessageSchema) });

/** What is short. */
export const creditsShortSchema = problemSchema
  .extend({ code: z.literal('credits_short'), needed: z.int(), balance: z.int(), shortfall: z.int() })
  .meta({ id: 'CreditsShort' });
