import { z } from 'zod';
import type { DeepReadonly } from '@kept/rules/document/deep-readonly';
import { templateContentSchemas, templateWordsShapes } from '@kept/rules/templates/template-schemas';
import { textField } from '../http/text-field.ts';
import { problemSchema } from '../problems/problem.schema.ts';
import { issueSchema } from '../message-schedules/message-schedule.schema.ts';

const channel = z.enum(['sms', 'email', 'call'], 'is no channel: sms, email or call');
const name = textField(200).trim().min(1, 'is empty').meta({ description: 'What staff find it by' });
const { sms, email, call } = templateContentSchemas;

export const createTemplateSchema = z
  .discriminatedUnion('channel', [
    z.strictObject({ name, ...templateWordsShapes.sms }),
    z.strictObject({ name, ...templateWordsShapes.email }),
    z.strictObject({ name, ...templateWordsShapes.call }),
  ])
  .meta({ id: 'CreateTemplate' });

const content = z.union([sms, email, call]);

export const changeTemplateSchema = z
  .strictObject({
    name,
    content: content.meta({ description: 'Of the template’s channel' }),
    translations: z.record(z.string(), content).meta({ description: 'By locale; those not named are gone' }),
    archived: z.literal(false, 'can only be false here; DELETE archives').meta({ description: 'Takes it out again' }),
  })
  .partial()
  .meta({ id: 'ChangeTemplate' });

export const listTemplatesSchema = z.strictObject({
  channel: channel.optional(),
  q: textField(200).trim().optional().meta({ description: 'A part of the name or of what it says' }),
  archived: z
    .enum(['true', 'false'], 'is neither true nor false')
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'Those that were put away instead' }),
  page: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1').max(100_000).default(1),
  page_size: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1').max(500).default(200),
});

export const scheduleUseSchema = z.strictObject({
  by: z.literal('schedule'),
  schedule_id: z.uuid(),
  name: z.string(),
  standing: z.enum(['published', 'draft', 'running']).meta({
    description: 'running: by sequences that were left at a revision before the published one',
  }),
  messages: z.array(z.strictObject({ id: z.string().nullable(), name: z.string() })).meta({
    description: 'Its auto messages that say it, themselves or in an answer; id null: the schedule’s default answers',
  }),
});

export const broadcastUseSchema = z.strictObject({
  by: z.literal('broadcast'),
  broadcast_id: z.uuid(),
  send_at: z.iso.datetime(),
  recipient_count: z.int(),
});

export const templateUseSchema = z
  .discriminatedUnion('by', [scheduleUseSchema, broadcastUseSchema])
  .meta({ id: 'TemplateUse' });

export const templateSchema = z
  .strictObject({
    id: z.uuid(),
    channel,
    name: z.string(),
    content: content.meta({ description: 'The default wording; its shape is that of the channel' }),
    translations: z.record(z.string(), content),
    etag: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    archived_at: z.iso.datetime().nullable(),
    used_by: z.array(templateUseSchema),
    issues: z.array(issueSchema).meta({ description: 'What is wrong with it; pointers lead into the template' }),
  })
  .meta({ id: 'Template' });

export const templatesSchema = z
  .strictObject({
    templates: z.array(templateSchema),
    page: z.int(),
    page_size: z.int(),
    next_page: z.int().nullable(),
  })
  .meta({ id: 'Templates' });

/** The answer to a stale If-Match: nothing was stored, and `current` is what stands now. */
export const templateChangedMeanwhileSchema = problemSchema
  .extend({ code: z.literal('changed_meanwhile'), current: templateSchema })
  .meta({ id: 'TemplateChangedMeanwhile' });

export type CreateTemplate = z.output<typeof createTemplateSchema>;
export type ChangeTemplate = z.output<typeof changeTemplateSchema>;
export type ListTemplates = z.output<typeof listTemplatesSchema>;
export type TemplateUse = DeepReadonly<z.output<typeof templateUseSchema>>;
export type TemplateAnswer = Omit<DeepReadonly<z.output<typeof templateSchema>>, 'issues'> &
  Readonly<Pick<z.output<typeof templateSchema>, 'issues'>>;
export type TemplatesPage = Readonly<Omit<z.output<typeof templatesSchema>, 'templates'>> & {
  readonly templates: readonly TemplateAnswer[];
};
