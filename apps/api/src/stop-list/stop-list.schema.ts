import { z } from 'zod';
import { pageQueryShape } from '../http/page-query.schema.ts';
import { textField } from '../http/text-field.ts';

export const stopListEntrySchema = z
  .strictObject({
    id: z.uuid(),
    type: z.enum(['phone', 'email']),
    address: z.string(),
    source: z.enum(['reply', 'staff', 'api', 'carrier']),
    word: z.string().nullable(),
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

export const addToStopListSchema = z
  .strictObject({
    type: z.enum(['phone', 'email'], 'is neither phone nor email'),
    address: textField(254).min(1, 'is empty'),
  })
  .meta({ id: 'AddToStopList' });

export type StopListEntryAnswer = z.output<typeof stopListEntrySchema>;
export type StopListPage = z.output<typeof stopListPageSchema>;
export type ListStopList = z.output<typeof listStopListSchema>;
export type AddToStopList = z.output<typeof addToStopListSchema>;
