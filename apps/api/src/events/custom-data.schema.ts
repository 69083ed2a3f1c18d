import { z } from 'zod';
import { textField } from '../http/text-field.ts';

const MOST_FIELDS = 100;

/** Custom fields: flat, so that conditions and templates can name each. */
export const customDataSchema = z
  .record(
    textField(100).min(1, 'is empty'),
    z.union([textField(5_000), z.number(), z.boolean(), z.null()], {
      error: 'must be a text, a number, true, false or null',
    }),
  )
  .refine((data) => Object.keys(data).length <= MOST_FIELDS, { error: `has more than ${MOST_FIELDS} fields` });
