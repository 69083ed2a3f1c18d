import { z } from 'zod';
import { roleSchema } from './session.schema.ts';

export const signInPageSchema = z
  .strictObject({
    demo: z
      .strictObject({
        people: z.array(z.strictObject({ role: roleSchema, email: z.string(), password: z.string() })),
      })
      .nullable()
      .meta({ description: 'The demo clinic of a sandbox; null elsewhere' }),
  })
  .meta({ id: 'SignInPage' });

export type SignInPage = z.output<typeof signInPageSchema>;
