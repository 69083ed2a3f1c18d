import { z } from 'zod/mini';
import { orNull } from './or-null.ts';

/** Ids are minted once and stand inside effect keys, so they hold no slash and no leading underscore. */
export const idSchema = z.string().check(
  z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, {
    error: 'must be 1–64 letters, digits, _ or -, starting with a letter or digit',
  }),
);

/** A reference that an unfinished draft may leave empty; `validate` refuses the empty one at publish. */
export const referenceSchema = z.union([z.literal(''), idSchema], {
  error: 'must be the id of a message, or empty in a draft',
});

/** A template of the account that stands for what would be written here; null: nothing does. */
export const templateIdSchema = orNull(z.string().check(z.maxLength(64)));
