import { z } from 'zod';

/** Rows of one page of an import; a file has as many pages as it takes. */
const MOST_ROWS = 500;

/** What a row says, before it is looked at: what is wrong with it is told of the row, not of the request. */
const rowSchema = z.strictObject({
  line: z.int().min(1).meta({ description: 'Where it stands in the file; problems name it' }),
  name: z.string().default(''),
  phones: z.array(z.string()).default([]),
  emails: z.array(z.string()).default([]),
  locale: z.string().nullable().default(null),
  time_zone: z.string().nullable().default(null),
  custom_data: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .default({})
    .meta({
      description: 'By the keys of custom fields; a value that is longer than 5,000 characters is a problem of the row',
    }),
});

export const importContactsSchema = z
  .strictObject({
    rows: z.array(rowSchema).min(1, 'are none').max(MOST_ROWS, `are more than ${MOST_ROWS}; send them page by page`),
    on_duplicate: z.enum(['update', 'skip'], 'is neither update nor skip').meta({
      description: 'What happens with a row whose number or email address is a contact’s already',
    }),
    dry_run: z.boolean().meta({ description: 'Only says what would happen' }),
  })
  .meta({ id: 'ImportContacts' });

const outcomeSchema = z
  .strictObject({
    line: z.int(),
    contact_id: z
      .uuid()
      .meta({ description: 'Whose row it is; of one that would be made, an id for this answer only' }),
    outcome: z.enum(['created', 'updated', 'skipped']),
    addresses: z.array(z.string()).meta({ description: 'Its numbers and email addresses, each in its one spelling' }),
  })
  .meta({ id: 'ImportOutcome' });

export const importedContactsSchema = z
  .strictObject({
    created: z.int(),
    updated: z.int(),
    skipped: z.int().meta({ description: 'Known already, and left as they are' }),
    refused: z.int().meta({ description: 'Rows with a problem; nothing of them is stored' }),
    rows: z.array(outcomeSchema).meta({
      description:
        'Of a dry run, what would become of each row by itself: with it, rows of several pages that are one person are told. Empty where rows were stored',
    }),
    problems: z.array(
      z
        .strictObject({
          line: z.int(),
          column: z.enum(['name', 'phone', 'email', 'locale', 'time_zone', 'custom_data', 'row']),
          value: z.string(),
          message: z.string(),
        })
        .meta({ id: 'ImportProblem' }),
    ),
  })
  .meta({ id: 'ImportedContacts' });

export type ImportContacts = z.output<typeof importContactsSchema>;
export type ImportRow = ImportContacts['rows'][number];
export type ImportedContacts = z.output<typeof importedContactsSchema>;
export type ImportProblem = ImportedContacts['problems'][number];
