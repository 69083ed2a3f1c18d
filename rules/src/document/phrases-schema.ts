import { textSchema } from './text-schema.ts';
import { listOf } from './list-of.ts';

/** The texts of `reply_is` and `reply_includes`: 1–50 (flow-spec section 2); a draft may have none yet. */
export const phrasesSchema = listOf(textSchema(200), 50);
