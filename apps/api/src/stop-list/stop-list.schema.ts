import { z } from 'zod';
import { pageQueryShape } from '../http/page-query.schema.ts';
import { textField } from '../http/text-field.ts';

const stopListReasonSchema = textField(500).trim().min(1, 'is empty');

export const stopListTypeSchema = z.enum(['phone', 'email'], 'is neither phone nor email');

export const stopListEntrySchema = z
  .strictObject({
    id: z.uuid(),
    type: z.enum(['phone', 'email']),
    address: z.string(),
    source: z.enum(['reply', 'staff', 'api', 'carrier']),
    word: z.string().nullable().meta({
      description:
        'What the client wrote, such as stop; 9: they pressed it in a call; complaint: they marked an email as spam; null with source reply: they followed the link in an email',
    }),
    reason: z.string().nullable().meta({ description: 'What staff said when they added it' }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'StopListEntry' });

export const stopListPageSchema = z
  .strictObject({
    entries: z.array(stopListEntrySchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'StopListPage' });

export const listStopListSchema = z.strictObject(pageQueryShape);

const addressShape = { type: stopListTypeSchema, address: textField(254).min(1, 'is empty') };

/** An address as somebody wrote it. */
export const stopListAddressSchema = z.strictObject(addressShape).meta({ id: 'StopListAddress' });

export const addToStopListSchema = z
  .strictObject({
    ...addressShape,
    reason: stopListReasonSchema.optional(),
  })
  .meta({ id: 'AddToStopList' });

/** People say why; whoever reads the entry later asks. */
export const stopAddressSchema = z
  .strictObject({ ...addressShape, reason: stopListReasonSchema })
  .meta({ id: 'StopAddress' });

export const removeFromStopListSchema = z
  .strictObject({ reason: stopListReasonSchema })
  .meta({ id: 'RemoveFromStopList' });

export type StopListEntryAnswer = z.output<typeof stopListEntrySchema>;
export type StopListPage = z.output<typeof stopListPageSchema>;
export type ListStopList = z.output<typeof listStopListSchema>;
export type StopListAddress = z.output<typeof stopListAddressSchema>;
export type AddToStopList = z.output<typeof addToStopListSchema>;
export type StopAddress = z.output<typeof stopAddressSchema>;
export type RemoveFromStopList = z.output<typeof removeFromStopListSchema>;
