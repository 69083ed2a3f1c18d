import { z } from 'zod';

/** The header Idempotency-Key; printable, as headers are. */
export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters');
