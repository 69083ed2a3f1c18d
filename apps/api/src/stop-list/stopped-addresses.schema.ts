import { z } from 'zod';
import { textField } from '../http/text-field.ts';
import { stopListEntrySchema, stopListTypeSchema } from './stop-list.schema.ts';

export const stoppedAddressSchema = stopListEntrySchema
  .extend({
    added_by: z.string().nullable().meta({ description: 'Name of who added it; null: the client, or the carrier' }),
    contact: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'StoppedAddress' });

export const stoppedAddressPageSchema = z
  .strictObject({
    entries: z.array(stoppedAddressSchema),
    total: z.int().meta({ description: 'How many the search and the filters find' }),
    newer_than: z.uuid().nullable().meta({ description: 'Leads to the page before this one' }),
    older_than: z.uuid().nullable().meta({ description: 'Leads to the next page' }),
  })
  .meta({ id: 'StoppedAddressPage' });

const notOurs = 'is not an id of ours; leave it out to begin at the first page';

export const listStoppedAddressesSchema = z
  .strictObject({
    q: textField(200)
      .trim()
      .optional()
      .meta({ description: 'A part of an address however it is written, or of a contact’s name' }),
    type: stopListTypeSchema.optional(),
    source: z.enum(['reply', 'staff', 'api', 'carrier'], 'is no source').optional(),
    newer_than: z.uuid(notOurs).optional(),
    older_than: z.uuid(notOurs).optional(),
    limit: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1').max(200).default(50),
  })
  .refine(({ newer_than, older_than }) => newer_than === undefined || older_than === undefined, {
    error: 'cannot stand beside newer_than',
    path: ['older_than'],
  });

export const stopPreviewSchema = z
  .strictObject({
    type: z.enum(['phone', 'email']),
    address: z.string().meta({ description: 'As it is kept: with + and country, or in lower case' }),
    entry_id: z.uuid().nullable().meta({ description: 'It is on the list already' }),
    contact_name: z.string().nullable(),
    unsent: z.int().meta({ description: 'Messages that stand ready and would be withdrawn' }),
    appointments: z.int().meta({ description: 'Appointments ahead whose client is reached there' }),
  })
  .meta({ id: 'StopPreview' });

export const stopListRemovalsSchema = z
  .strictObject({
    removals: z.array(
      z.strictObject({
        id: z.uuid(),
        type: z.enum(['phone', 'email']),
        address: z.string(),
        removed_by: z.string().nullable().meta({ description: 'A person’s name; null: the client, by START' }),
        reason: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'StopListRemovals' });

export type StoppedAddressPage = z.output<typeof stoppedAddressPageSchema>;
export type ListStoppedAddresses = z.output<typeof listStoppedAddressesSchema>;
export type StopPreview = z.output<typeof stopPreviewSchema>;
export type StopListRemovals = z.output<typeof stopListRemovalsSchema>;
