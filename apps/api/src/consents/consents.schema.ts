import { z } from 'zod';
import { textField } from '../http/text-field.ts';

export const channelNameSchema = z.enum(['sms', 'email', 'call'], 'is none of sms, email, call');

const consentSchema = z
  .strictObject({
    channel: channelNameSchema,
    state: z.enum(['not_asked', 'given', 'refused']),
    reason: z.string().nullable(),
    set_by: z.string().nullable().meta({ description: 'Name of who wrote it down' }),
    set_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Consent' });

export const consentListSchema = z
  .strictObject({
    contact: z.strictObject({ id: z.uuid(), name: z.string() }).nullable().meta({
      description: 'Whose consent it is, wherever they take part; null: nobody can be reached',
    }),
    consents: z.array(consentSchema).meta({ description: 'For texts, email and calls' }),
  })
  .meta({ id: 'ConsentList' });

export const setConsentSchema = z
  .strictObject({
    channel: channelNameSchema,
    state: z.enum(['given', 'refused'], 'is neither given nor refused'),
    reason: textField(500).trim().min(1, 'is empty').meta({ description: 'How and when they said so' }),
  })
  .meta({ id: 'SetConsent' });

export type ConsentList = z.output<typeof consentListSchema>;
export type SetConsent = z.output<typeof setConsentSchema>;
