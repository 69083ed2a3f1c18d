import { z } from 'zod';
import { normaliseEmail } from '@kept/content/email';
import { textField } from '../http/text-field.ts';
import { newPasswordSchema } from '../password/password.schema.ts';
import { roleSchema } from '../session/session.schema.ts';
import { personNameSchema } from '../users/users.schema.ts';

/** Whatever is too long for an address is no address. */
const emailField = textField(2000)
  .trim()
  .toLowerCase()
  .refine((text) => normaliseEmail(text).ok, { error: 'is no email address', params: { code: 'malformed_email' } });

export const inviteSchema = z.strictObject({ email: emailField, role: roleSchema }).meta({ id: 'Invite' });

export const invitationSchema = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    role: roleSchema,
    expires_at: z.iso.datetime(),
    invited_by: z.string().meta({ description: 'Name of the person' }),
  })
  .meta({ id: 'Invitation' });

export const invitationListSchema = z
  .strictObject({ invitations: z.array(invitationSchema) })
  .meta({ id: 'InvitationList' });

export const madeInvitationSchema = z
  .strictObject({
    invitation: invitationSchema,
    link: z.string().meta({ description: 'Shown once: hand it to the person' }),
  })
  .meta({ id: 'MadeInvitation' });

const tokenField = textField(200).min(1, 'is empty');

export const lookSchema = z.strictObject({ token: tokenField }).meta({ id: 'LookAtInvitation' });

export const seenInvitationSchema = z
  .strictObject({
    kind: z.enum(['invitation', 'reset']),
    email: z.string(),
    account_name: z.string(),
    invited_by: z.string(),
  })
  .meta({ id: 'SeenInvitation' });

export const acceptSchema = z
  .strictObject({
    token: tokenField,
    name: personNameSchema.optional().meta({ description: 'With an invitation; of a reset it is known' }),
    password: newPasswordSchema,
  })
  .meta({ id: 'AcceptInvitation' });

export type Invite = z.output<typeof inviteSchema>;
export type InvitationAnswer = z.output<typeof invitationSchema>;
export type InvitationList = z.output<typeof invitationListSchema>;
export type MadeInvitation = z.output<typeof madeInvitationSchema>;
export type Look = z.output<typeof lookSchema>;
export type SeenInvitation = z.output<typeof seenInvitationSchema>;
export type Accept = z.output<typeof acceptSchema>;
