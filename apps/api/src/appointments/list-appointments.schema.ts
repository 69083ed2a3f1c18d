import { z } from 'zod';
import { participantSchema } from '../events/event.schema.ts';
import { textField } from '../http/text-field.ts';
import { parseTime } from '../times/parse-time.ts';
import { attentionSchema } from './appointment-row.schema.ts';
import { listCursor } from './list-cursor.ts';

const MOST_ROWS = 200;

const date = z
  .string()
  .max(40, 'is no date')
  .refine((text) => parseTime(text)?.type === 'date', {
    error: 'is no date of the years 1970 to 2200; write 2026-11-22',
    params: { code: 'impossible_date' },
  });

/** `a,b` as a list of known words, each once. */
function wordsOf<T extends string>(known: z.ZodType<T>, code: string) {
  return z
    .string()
    .max(200, 'is too long')
    .transform((text, context): readonly T[] => {
      const words = new Set(text.split(',').map((word) => word.trim()));
      return [...words].flatMap((word) => {
        const parsed = known.safeParse(word);
        if (parsed.success) return [parsed.data];
        context.addIssue({ code: 'custom', message: `“${word.slice(0, 40)}” is none of them`, params: { code } });
        return [];
      });
    });
}

const filterShape = {
  from: date.optional().meta({ description: 'First day, in the account’s zone' }),
  to: date.optional().meta({ description: 'Last day, in the account’s zone' }),
  state: wordsOf(participantSchema.shape.state, 'unknown_state')
    .optional()
    .meta({ description: 'Comma list; a participant stands in one of them' }),
  calendar: z.uuid('is not an id of ours').optional(),
  schedule: z.uuid('is not an id of ours').optional(),
  attention: wordsOf(attentionSchema, 'unknown_attention').optional().meta({ description: 'Comma list' }),
  q: textField(200)
    .transform((text) => text.trim())
    .optional()
    .meta({ description: 'Words that begin a word of the title, a name, an email address or a phone number' }),
};

const inOrder = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from <= to;

const endsBefore = { error: 'is before from', path: ['to'], params: { code: 'end_before_start' } };

/** Which appointments; what is not named filters nothing. */
export const filterAppointmentsSchema = z.strictObject(filterShape).refine(inOrder, endsBefore);

export const listAppointmentsSchema = z
  .strictObject({
    ...filterShape,
    order: z.enum(['soonest', 'latest']).default('soonest'),
    at: date.optional().meta({
      description:
        'Where to begin without a cursor: with this day, in the account’s zone; the pages before it lead further back',
    }),
    cursor: z
      .string()
      .max(200, 'is no cursor of this list')
      .transform((text, context) => {
        const cursor = listCursor.parse(text);
        if (cursor !== null) return cursor;
        const message = 'is no cursor of this list; leave it out to begin at the first page';
        context.addIssue({ code: 'custom', message, params: { code: 'unknown_cursor' } });
        return z.NEVER;
      })
      .optional(),
    limit: z.coerce
      .number('is not a number')
      .int('is not a whole number')
      .min(1, 'is below 1')
      .max(MOST_ROWS, `is above ${MOST_ROWS}`)
      .default(50),
  })
  .refine(inOrder, endsBefore);

export type FilterAppointments = z.output<typeof filterAppointmentsSchema>;
export type ListAppointments = z.output<typeof listAppointmentsSchema>;
