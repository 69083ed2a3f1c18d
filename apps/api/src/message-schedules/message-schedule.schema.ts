import { z } from 'zod';
import { definitionSchema } from '@kept/rules/document';
import { conditionSchema } from '@kept/rules/document/condition-schema';
import { lineField } from '../http/line-field.ts';
import { assignmentShape } from '../schedule-assignments/schedule-assignments.schema.ts';

// it contains itself, so the description needs a name to refer to
z.globalRegistry.add(conditionSchema, { id: 'Condition' });

/** As stored; of the shape of Definition, whose older versions may stand here too. */
const storedDefinition = z.unknown().meta({ description: 'A definition, as DraftDefinition describes it' });

export const draftDefinition = definitionSchema.clone().register(z.globalRegistry, {
  id: 'DraftDefinition',
  description: 'Described field by field at /v1/definition_schema.json',
});

/** Where things stand on the canvas; it means nothing (ADR 0013). */
export const layoutSchema = z.record(z.string(), z.unknown());

export const scheduleNameSchema = lineField(200).trim().min(1, 'is empty: a message schedule needs a name');

export const revisionSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.int(),
    status: z.enum(['draft', 'published']),
    etag: z.string(),
    definition: storedDefinition,
    layout: z.unknown(),
    published_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Revision' });

const summaryShape = {
  id: z.uuid(),
  name: z.string(),
  published: z
    .strictObject({ revision_id: z.uuid(), number: z.int(), published_at: z.iso.datetime().nullable() })
    .nullable(),
};

export const scheduleSummarySchema = z
  .strictObject({
    ...summaryShape,
    archived_at: z.iso.datetime().nullable().meta({ description: 'Put away: no new event gets it' }),
    draft: z
      .strictObject({
        revision_id: z.uuid(),
        number: z.int(),
        saved_at: z.iso.datetime(),
        saved_by: z.string().nullable().meta({ description: 'The name of who saved it last' }),
      })
      .nullable(),
    position: z
      .int()
      .nullable()
      .meta({ description: 'Its place among the assignments, from 1; the first that fits takes an event. null: none' }),
    assignments: z.array(z.strictObject(assignmentShape)).meta({ description: 'Whom it takes, in their order' }),
    who: z.string().meta({ description: 'Who gets it, in words' }),
    running_sequences: z.int().meta({ description: 'Participants whose messages it is sending now' }),
  })
  .meta({ id: 'MessageScheduleSummary' });

export const schedulesSchema = z
  .strictObject({ message_schedules: z.array(scheduleSummarySchema) })
  .meta({ id: 'MessageSchedules' });

export const scheduleShape = {
  id: z.uuid(),
  name: z.string(),
  archived_at: z.iso.datetime().nullable(),
  published: revisionSchema.nullable(),
  draft: revisionSchema.nullable(),
};

export const scheduleSchema = z.strictObject(scheduleShape).meta({ id: 'MessageSchedule' });

export const listSchedulesSchema = z.strictObject({
  archived: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .meta({ description: 'true: those put away, instead of those in use' }),
});

/** A draft may be incomplete; what it says must still be of the document's shape. */
export const saveDraftSchema = z
  .strictObject({ definition: draftDefinition, layout: layoutSchema.optional() })
  .meta({ id: 'SaveDraft' });

export const saveLayoutSchema = z.strictObject({ layout: layoutSchema }).meta({ id: 'SaveLayout' });

export const validateSchema = z
  .strictObject({ definition: z.optional(draftDefinition) })
  .meta({ id: 'ValidateDefinition', description: 'Without a definition, the draft is checked' });

export const publishSchema = z
  .strictObject({
    note: z.string().max(2_000).nullable().default(null),
    running: z.enum(['carry_over', 'leave'], 'must be carry_over or leave').default('carry_over').meta({
      description:
        'Sequences that run now: carry_over has their unsent messages follow the new revision, leave keeps them at the one they have',
    }),
  })
  .prefault({})
  .meta({ id: 'PublishDraft' });

export const issueSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    pointer: z.string(),
    message_id: z.string().nullable(),
    message: z.string(),
    fix: z.unknown(),
  })
  .meta({ id: 'DefinitionIssue' });

export const issuesSchema = z
  .strictObject({ publishable: z.boolean(), issues: z.array(issueSchema) })
  .meta({ id: 'DefinitionIssues' });

export const publishedSchema = z
  .strictObject({
    published: revisionSchema,
    warnings: z.array(issueSchema),
    running_sequences: z.int().meta({ description: 'Sequences that ran when it was published' }),
    rollout: z
      .strictObject({ id: z.uuid(), total: z.int() })
      .nullable()
      .meta({ description: 'How the new revision comes to them; null: it does not, or none runs' }),
  })
  .meta({ id: 'PublishedRevision' });

export type Layout = z.output<typeof layoutSchema>;
export type ListSchedules = z.output<typeof listSchedulesSchema>;
export type RevisionAnswer = z.output<typeof revisionSchema>;
export type ScheduleSummary = z.output<typeof scheduleSummarySchema>;
export type ScheduleAnswer = z.output<typeof scheduleSchema>;
export type SaveDraft = z.output<typeof saveDraftSchema>;
export type SaveLayout = z.output<typeof saveLayoutSchema>;
export type ValidateRequest = z.output<typeof validateSchema>;
export type PublishRequest = z.output<typeof publishSchema>;
export type IssuesAnswer = z.output<typeof issuesSchema>;
export type PublishedAnswer = z.output<typeof publishedSchema>;
