import { z } from 'zod';
import type { DeepReadonly } from '@kept/rules/document/deep-readonly';
import { textField } from '../http/text-field.ts';
import { broadcastUseSchema, scheduleUseSchema } from '../templates/templates.schema.ts';

const MOST_CHOICES = 100;

const key = textField(60)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/u, 'is no key: letters a to z, digits and _, beginning with a letter')
  .meta({ description: 'What texts and conditions name it by, as in {{ custom.key }}; it is never changed' });
const label = textField(100).trim().min(1, 'is empty').meta({ description: 'What staff know it by' });
const type = z.enum(['text', 'number', 'date', 'yes_no', 'choice'], 'is none of text, number, date, yes_no and choice');
const choices = z
  .array(textField(200).trim().min(1, 'is empty'))
  .max(MOST_CHOICES, `are more than ${MOST_CHOICES}`)
  .refine((all) => new Set(all.map((each) => each.toLowerCase())).size === all.length, 'name one twice')
  .meta({ description: 'Of a choice, in the order they are offered; of any other type none' });

export const createCustomFieldSchema = z
  .strictObject({ key, label, type, choices: choices.default([]) })
  .meta({ id: 'CreateCustomField' });

export const changeCustomFieldSchema = z
  .strictObject({ label, type, choices })
  .partial()
  .meta({ id: 'ChangeCustomField' });

export const customFieldSchema = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    label: z.string(),
    type,
    choices: z.array(z.string()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'CustomField' });

export const customFieldsSchema = z
  .strictObject({ custom_fields: z.array(customFieldSchema) })
  .meta({ id: 'CustomFields' });

const templateUse = z.strictObject({ by: z.literal('template'), template_id: z.uuid(), name: z.string() });
const assignmentUse = z.strictObject({ by: z.literal('assignment'), schedule_id: z.uuid(), name: z.string() });
const systemTextUse = z.strictObject({ by: z.literal('system_text'), language: z.string() });

const secureMessagingUse = z.strictObject({ by: z.literal('secure_messaging') });

export const customFieldUseSchema = z
  .discriminatedUnion('by', [
    scheduleUseSchema,
    broadcastUseSchema,
    templateUse,
    assignmentUse,
    systemTextUse,
    secureMessagingUse,
  ])
  .meta({ id: 'CustomFieldUse' });

export const customFieldDetailSchema = customFieldSchema
  .extend({
    contact_count: z.int().meta({ description: 'Contacts of whom it is known' }),
    used_by: z.array(customFieldUseSchema).meta({ description: 'Texts and conditions that name it' }),
  })
  .meta({ id: 'CustomFieldDetail' });

export const customFieldDetailsSchema = z
  .strictObject({
    custom_fields: z.array(customFieldDetailSchema),
    undefined_keys: z
      .array(z.strictObject({ key: z.string(), contact_count: z.int() }))
      .meta({ description: 'What contacts have without a definition; the fifty most frequent' }),
  })
  .meta({ id: 'CustomFieldDetails' });

export type CreateCustomField = z.output<typeof createCustomFieldSchema>;
export type ChangeCustomField = z.output<typeof changeCustomFieldSchema>;
export type CustomFieldAnswer = z.output<typeof customFieldSchema>;
export type CustomFields = z.output<typeof customFieldsSchema>;
export type CustomFieldUse = DeepReadonly<z.output<typeof customFieldUseSchema>>;
export type CustomFieldDetails = DeepReadonly<z.output<typeof customFieldDetailsSchema>>;
