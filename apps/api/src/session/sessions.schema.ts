import { z } from 'zod';

export const sessionListSchema = z
  .strictObject({
    sessions: z.array(
      z.strictObject({
        id: z.uuid(),
        created_at: z.iso.datetime(),
        last_seen_at: z.iso.datetime().meta({ description: 'To the minute' }),
        expires_at: z.iso.datetime(),
        device: z.string().meta({ description: 'What it runs on, in words: `Chrome on Linux`' }),
        address: z.string(),
        current: z.boolean().meta({ description: 'The one that asks' }),
      }),
    ),
  })
  .meta({ id: 'SessionList' });

export const revokedSchema = z.strictObject({ revoked: z.int() }).meta({ id: 'RevokedSessions' });

export type SessionList = z.output<typeof sessionListSchema>;
export type Revoked = z.output<typeof revokedSchema>;
