import { z } from 'zod';
import { CALL_VOICES } from '@kept/content/call-voices';
import type { DeepReadonly } from '@kept/rules/document/deep-readonly';
import { templateWordsShapes } from '@kept/rules/templates/template-schemas';

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 21:00')
  .meta({ example: '21:00' });

const quietHoursSchema = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, { error: 'is the same time as their beginning', path: ['to'] })
  .meta({
    id: 'QuietHours',
    description: 'On the client’s clock; an end before the beginning is on the next day',
  });

const voicesSchema = z
  .partialRecord(z.enum(CALL_VOICES.map(({ language }) => language)), z.string())
  .superRefine((voices, context) => {
    for (const [language, voice] of Object.entries(voices)) {
      if (CALL_VOICES.some((each) => each.language === language && each.voice === voice)) continue;
      const spoken = CALL_VOICES.filter((each) => each.language === language).map((each) => each.voice);
      context.addIssue({
        code: 'custom',
        path: [language],
        message: `is no voice of it; there are ${spoken.join(', ')}`,
      });
    }
  });

const shape = {
  quiet_hours: quietHoursSchema
    .nullable()
    .meta({ description: 'Nothing goes out then but answers to the client’s own act; null: there are none' }),
  may_forward: z.boolean().meta({ description: 'Whether calls may be forwarded to staff' }),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'is not a colour such as #0f766e')
    .nullable()
    .meta({ description: 'The business’s own, on the pages its clients open; null: Kept’s', example: '#0f766e' }),
  voices: voicesSchema.meta({ description: 'Who reads calls out, by language; the others have their usual voice' }),
};

const uploadedAttachment = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['image', 'audio', 'document']),
    content_type: z.string(),
    file_name: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    duration_ms: z.int().nullable(),
    can_play: z.boolean().meta({ description: 'On a call' }),
  })
  .meta({ id: 'UploadedAttachment' });

const knownTemplate = z
  .discriminatedUnion('channel', [
    z.strictObject({ id: z.uuid(), name: z.string(), is_archived: z.boolean(), ...templateWordsShapes.sms }),
    z.strictObject({ id: z.uuid(), name: z.string(), is_archived: z.boolean(), ...templateWordsShapes.email }),
    z.strictObject({ id: z.uuid(), name: z.string(), is_archived: z.boolean(), ...templateWordsShapes.call }),
  ])
  .meta({ id: 'KnownTemplate' });

export const sendingSettingsSchema = z
  .strictObject({
    ...shape,
    country: z.string(),
    locale: z.string(),
    locales_in_use: z.array(z.string()).meta({ description: 'Languages of contacts' }),
    can_call: z.boolean().meta({ description: 'Whether calls can be placed at all' }),
    attachments: z
      .array(uploadedAttachment)
      .meta({ description: 'Files that may be sent along or played, newest first' }),
    templates: z.array(knownTemplate).meta({ description: 'What a message may say instead of words of its own' }),
    pin_key_ids: z
      .array(z.string())
      .meta({ description: 'Keys that open PINs of auto messages here; one sealed with another opens nothing' }),
  })
  .meta({ id: 'SendingSettings' });

/** What is not named stays as it is. */
export const changeSendingSettingsSchema = z.strictObject(shape).partial().meta({ id: 'ChangeSendingSettings' });

export type QuietHours = z.output<typeof quietHoursSchema>;
export type SendingSettings = DeepReadonly<z.output<typeof sendingSettingsSchema>>;
export type ChangeSendingSettings = z.output<typeof changeSendingSettingsSchema>;
