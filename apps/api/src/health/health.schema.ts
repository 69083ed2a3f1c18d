import { z } from 'zod';

const part = z.strictObject({ status: z.enum(['ok', 'down', 'unknown']), detail: z.string().optional() });

export const healthSchema = z
  .strictObject({
    status: z.enum(['ok', 'degraded', 'down']),
    parts: z.record(z.string(), part),
  })
  .meta({ id: 'Health' });

export type Health = z.output<typeof healthSchema>;
