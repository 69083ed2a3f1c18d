import { z } from 'zod';

export const resolveMessageSchema = z
  .strictObject({
    as: z
      .enum(['accepted', 'failed', 'resend'], 'is neither accepted, failed nor resend')
      .meta({ description: 'What you found out, or `resend`: the client may then get it twice' }),
  })
  .meta({ id: 'ResolveMessage' });

export type ResolveMessage = z.output<typeof resolveMessageSchema>;
