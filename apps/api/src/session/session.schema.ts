import { z } from 'zod';
import { textField } from '../http/text-field.ts';

export const roleSchema = z.enum(['admin', 'staff'], 'is neither admin nor staff');

export const signInSchema = z
  .strictObject({
    email: textField(254).trim().toLowerCase().min(1, 'is empty'),
    password: textField(200).min(1, 'is empty'),
  })
  .meta({ id: 'SignIn' });

export const sessionInfoSchema = z
  .strictObject({
    user: z.strictObject({
      id: z.uuid(),
      email: z.string(),
      name: z.string(),
      phone: z.string().nullable().meta({ description: 'Where calls are forwarded to' }),
      role: roleSchema,
      operator: z.boolean(),
    }),
    account: z.strictObject({
      id: z.uuid(),
      name: z.string(),
      mode: z.enum(['sandbox', 'live']),
      time_zone: z.string(),
      locale: z.string(),
      country: z.string(),
    }),
    session: z.strictObject({ id: z.uuid(), expires_at: z.iso.datetime() }),
    temporal_ui_url: z.string().nullable().meta({ description: 'For operators only' }),
  })
  .meta({ id: 'SessionInfo' });

export type SignIn = z.output<typeof signInSchema>;
export type SessionInfo = z.output<typeof sessionInfoSchema>;
