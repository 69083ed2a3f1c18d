import { z } from 'zod';

export const liveQuerySchema = z.strictObject({
  since: z.coerce
    .number('is no position')
    .int('is no position')
    .min(0, 'is no position')
    .optional()
    .meta({ description: 'The last position heard of; the header Last-Event-ID says the same and wins' }),
});

/** What a browser repeats by itself. One that is none of ours is the beginning of time: the page looks at everything. */
export const lastEventIdSchema = z.coerce.number().int().min(0).catch(0);

export type LiveQuery = z.output<typeof liveQuerySchema>;
