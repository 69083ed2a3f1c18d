import { z } from 'zod';
import { textSchema } from './text-schema.ts';

/** The texts of `reply_is` and `reply_includes`: 1–50 (flow-spec section 2); a draft may have none yet. */
export const phrasesSchema = z.array(textSchema(200)).max(50);
