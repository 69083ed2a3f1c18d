import { z } from 'zod';

/** An account's identifier, as in `AC` and 32 hexadecimal digits. */
export const accountSid = z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'must be AC and 32 hexadecimal digits');
