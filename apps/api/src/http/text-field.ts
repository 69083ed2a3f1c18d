import { z } from 'zod';

/** Text of at most `max` UTF-16 units that a database can hold: no NUL, no half surrogates. */
export function textField(max: number) {
  return z
    .string()
    .max(max, `is longer than ${max} characters`)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
      error: 'contains a character that cannot be stored',
      params: { code: 'unstorable_character' },
    });
}
