import { z } from 'zod';
import { pageQueryShape } from '../http/page-query.schema.ts';

export const attachmentSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['image', 'audio', 'document']),
    content_type: z.string().meta({ description: 'By its bytes, whatever its name says', example: 'image/jpeg' }),
    file_name: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    width: z.int().nullable().meta({ description: 'Pixels; of images' }),
    height: z.int().nullable().meta({ description: 'Pixels; of images' }),
    duration_ms: z.int().nullable().meta({ description: 'Of MP3 and WAV' }),
    can_play: z.boolean().meta({ description: 'Whether it can be played on a call' }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Attachment' });

export const attachmentPageSchema = z
  .strictObject({
    attachments: z.array(attachmentSchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'AttachmentPage' });

export const listAttachmentsSchema = z.strictObject({
  ...pageQueryShape,
  kind: z.enum(['image', 'audio', 'document'], 'is neither image, audio nor document').optional(),
  ids: z
    .string()
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.uuid('is not an id')).max(100, 'names more than 100'))
    .optional()
    .meta({ description: 'Only these, separated by commas' }),
});

export type AttachmentAnswer = z.output<typeof attachmentSchema>;
export type AttachmentPage = z.output<typeof attachmentPageSchema>;
export type ListAttachments = z.output<typeof listAttachmentsSchema>;
