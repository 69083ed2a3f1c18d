import { z } from 'zod';
import { pageQueryShape } from '../http/page-query.schema.ts';
import { textField } from '../http/text-field.ts';
import { parseTime } from '../times/parse-time.ts';

const bound = z
  .string()
  .max(40, 'is no ISO 8601 time')
  // a + in a query means a space: take back what the client did not escape
  .transform((text) => text.replace(/ (\d{2}:\d{2})$/, '+$1'))
  .refine((text) => parseTime(text) !== null, {
    error: 'is no time of the years 1970 to 2200; write 2026-11-22, or 2026-11-22T09:00:00-05:00',
    params: { code: 'impossible_time' },
  });

/** Which events: starting in [begin, end), with a participant at the address. Local times are of the account's zone. */
export const listEventsSchema = z.strictObject({
  ...pageQueryShape,
  begin: bound.optional(),
  end: bound.optional(),
  phone_number: textField(40).optional(),
  email_address: textField(254).optional(),
});

export type ListEvents = z.output<typeof listEventsSchema>;
