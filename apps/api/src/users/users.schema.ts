import { z } from 'zod';
import { lineField } from '../http/line-field.ts';
import { textField } from '../http/text-field.ts';
import { roleSchema } from '../session/session.schema.ts';

export const userSchema = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    phone: z.string().nullable().meta({ description: 'Where calls are forwarded to' }),
    role: roleSchema,
    operator: z.boolean(),
    disabled: z.boolean(),
    last_seen_at: z.iso.datetime().nullable().meta({ description: 'Last use of a session, to the minute' }),
  })
  .meta({ id: 'User' });

export const userListSchema = z.strictObject({ users: z.array(userSchema) }).meta({ id: 'UserList' });

/** What somebody is called in the team and in messages. */
export const personNameSchema = lineField(200).trim().min(1, 'is empty: write how colleagues know them');

/** As somebody wrote it; empty or null: none. */
const personPhoneSchema = textField(60).nullable();

export const changeUserSchema = z
  .strictObject({
    name: personNameSchema.optional(),
    phone: personPhoneSchema.optional(),
    role: roleSchema.optional(),
    disabled: z.boolean().optional(),
  })
  .meta({ id: 'ChangeUser' });

export const changeOwnDetailsSchema = z.strictObject({ phone: personPhoneSchema }).meta({ id: 'ChangeOwnDetails' });

export const resetLinkSchema = z
  .strictObject({
    link: z.string().meta({ description: 'Shown once: hand it to the person' }),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'ResetLink' });

export type UserAnswer = z.output<typeof userSchema>;
export type UserList = z.output<typeof userListSchema>;
export type ChangeUser = z.output<typeof changeUserSchema>;
export type ChangeOwnDetails = z.output<typeof changeOwnDetailsSchema>;
export type ResetLink = z.output<typeof resetLinkSchema>;
