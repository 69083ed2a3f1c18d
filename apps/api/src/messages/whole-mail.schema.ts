import { z } from 'zod';

export const wholeMailSchema = z
  .strictObject({
    subject: z.string().nullable(),
    html: z
      .string()
      .meta({ description: 'As its writer’s program sent it: show it in a frame that runs and fetches nothing' }),
  })
  .meta({ id: 'WholeMail' });
