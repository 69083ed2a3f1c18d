import { z } from 'zod';

/** Who a provider says it took a mail for, in a field of its own: SendGrid's `envelope`. */
export const envelopeSchema = z.object({ to: z.array(z.string().max(320)).max(100) });
