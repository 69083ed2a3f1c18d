import { z } from 'zod';
import { textField } from '../http/text-field.ts';

const senderSchema = z
  .strictObject({
    id: z.uuid(),
    type: z.enum(['phone', 'email']),
    address: z.string(),
    is_default: z.boolean().meta({ description: 'What messages come from unless their calendar has its own' }),
    opt_out_words: z.array(z.string()).meta({ description: 'Besides the standard ones' }),
    rate_per_second: z
      .int()
      .nullable()
      .meta({ description: 'Messages a second the provider takes from it; null: as many as there are' }),
    calendars: z.array(z.string()).meta({ description: 'Names of those that send from it' }),
    last_day: z
      .strictObject({ sent: z.int(), failed: z.int(), unknown: z.int(), received: z.int() })
      .meta({ description: 'Messages of the last 24 hours' }),
    last_failure: z.string().nullable().meta({ description: 'Why the last that failed in that time did, in words' }),
  })
  .meta({ id: 'SenderDetail' });

export const channelSchema = z
  .strictObject({
    id: z.uuid(),
    provider: z.enum(['twilio', 'smtp']),
    sandbox: z.boolean().meta({ description: 'It is the carrier sandbox: nothing leaves this machine' }),
    credentials: z.enum(['kept', 'unreadable']).meta({ description: 'unreadable: sealed with another key' }),
    account_sid: z.string().nullable(),
    mail_server: z
      .strictObject({
        host: z.string(),
        port: z.int(),
        secure: z.boolean(),
        user: z.string().nullable(),
        reply_domain: z.string().nullable(),
        dkim_domain: z.string().nullable(),
        dkim_selector: z.string().nullable(),
      })
      .nullable(),
    carrier_answers_opt_out: z.boolean().meta({ description: 'The carrier answers STOP, START and HELP by itself' }),
    webhook_url: z
      .string()
      .meta({ description: 'Where the provider must send what comes in; that of mail holds a password' }),
    senders: z.array(senderSchema),
  })
  .meta({ id: 'Channel' });

export const channelListSchema = z.strictObject({ channels: z.array(channelSchema) }).meta({ id: 'ChannelList' });

export const changeChannelSchema = z
  .strictObject({ carrier_answers_opt_out: z.boolean().optional() })
  .meta({ id: 'ChangeChannel' });

const optOutWord = textField(40)
  .trim()
  .min(1, 'is empty')
  .refine((word) => !/\s/u.test(word), { error: 'is more than one word' });

export const changeSenderSchema = z
  .strictObject({
    is_default: z.literal(true, 'is given up only by making another one the usual').optional(),
    rate_per_second: z
      .int('is not a whole number')
      .min(1, 'is below 1')
      .max(1000, 'is above 1000')
      .nullable()
      .optional(),
    opt_out_words: z.array(optOutWord).max(20, 'are more than 20').optional(),
  })
  .meta({ id: 'ChangeSender' });

export const addSenderSchema = z
  .strictObject({ address: textField(254).trim().min(1, 'is empty') })
  .meta({ id: 'AddSender' });

const stepSchema = z.strictObject({
  step: z.enum(['credentials', 'number', 'address', 'callback']),
  sender_id: z.uuid().nullable(),
  outcome: z.enum(['right', 'wrong', 'not_known']),
  words: z.string().meta({ description: 'What was found, and what to do about it' }),
  can_register: z.boolean().meta({ description: 'Kept can set the address at the provider itself' }),
});

export const verificationSchema = z.strictObject({ steps: z.array(stepSchema) }).meta({ id: 'ChannelVerification' });

export const sendTestSchema = z
  .strictObject({
    to: textField(254).trim().min(1, 'is empty'),
    by: z
      .enum(['message', 'call'], 'is neither message nor call')
      .default('message')
      .meta({ description: 'A number can call as well; a mailbox cannot' }),
  })
  .meta({ id: 'SendTest' });

export const senderTestSchema = z
  .strictObject({
    id: z.uuid(),
    to: z.string(),
    standing: z.enum(['waiting', 'accepted', 'reported', 'failed']).meta({
      description: 'accepted: the provider took it; reported: its report that it arrived came back',
    }),
    words: z.string(),
  })
  .meta({ id: 'SenderTest' });

export type ChannelAnswer = z.output<typeof channelSchema>;
export type ChannelList = z.output<typeof channelListSchema>;
export type ChangeChannel = z.output<typeof changeChannelSchema>;
export type ChangeSender = z.output<typeof changeSenderSchema>;
export type AddSender = z.output<typeof addSenderSchema>;
export type VerificationStep = z.output<typeof stepSchema>;
export type Verification = z.output<typeof verificationSchema>;
export type SendTest = z.output<typeof sendTestSchema>;
export type SenderTest = z.output<typeof senderTestSchema>;
