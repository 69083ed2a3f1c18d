import { z } from 'zod';

/** The header If-Match with one entity tag, or `*`. */
export const ifMatchSchema = z
  .string()
  .regex(/^(\*|"[^"]{1,100}")$/, 'must be one etag in double quotes, as it was answered');
