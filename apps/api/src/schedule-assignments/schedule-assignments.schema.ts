import { z } from 'zod';
import { conditionSchema } from '@kept/rules/document/condition-schema';

const namedSchema = z.strictObject({ id: z.uuid(), name: z.string() });

/** Whom an assignment takes; a part that is empty or null takes everybody. */
export const assignmentShape = {
  calendars: z.array(namedSchema),
  condition: z.nullable(conditionSchema),
  locale: z.string().nullable(),
};

const assignmentSchema = z
  .strictObject({
    schedule: namedSchema,
    unavailable: z.enum(['archived', 'unpublished']).nullable().meta({ description: 'Why it is passed over now' }),
    ...assignmentShape,
    sentence: z.string().meta({ description: 'Who gets it, in words' }),
  })
  .meta({ id: 'Assignment' });

export const assignmentsSchema = z
  .strictObject({ assignments: z.array(assignmentSchema), etag: z.string() })
  .meta({ id: 'Assignments' });

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const assignedSchema = z
  .strictObject({
    schedule_id: z.uuid('is not an id of ours'),
    calendar_ids: z.array(z.uuid('is not an id of ours')).max(200).default([]).meta({ description: 'Empty: all' }),
    condition: z.nullable(conditionSchema).default(null),
    locale: z
      .string()
      .max(35)
      .refine(isLocale, 'is not a language such as es or pt-BR')
      .nullable()
      .default(null)
      .meta({ description: 'A language, or one in a region; null: all' }),
  })
  .meta({ id: 'SavedAssignment' });

export const saveAssignmentsSchema = z
  .strictObject({ assignments: z.array(assignedSchema).max(200) })
  .meta({ id: 'SaveAssignments', description: 'All of them, in the order in which they are asked' });

export const explainSchema = z
  .strictObject({
    appointment_id: z.uuid('is not an id of ours'),
    participant_id: z.uuid('is not an id of ours').optional().meta({ description: 'Without one: the first' }),
    assignments: z.array(assignedSchema).max(200).optional().meta({ description: 'Instead of the stored ones' }),
  })
  .meta({ id: 'ExplainAssignment' });

export const explainedSchema = z
  .strictObject({
    participant: namedSchema,
    chosen: namedSchema.nullable().meta({ description: 'null: no assignment fits, nothing is sent' }),
    looked_at: z.array(z.strictObject({ schedule: namedSchema, fits: z.boolean(), why: z.string() })).meta({
      description: 'The assignments asked, in order, up to the one that fits',
    }),
  })
  .meta({ id: 'ExplainedAssignment' });

export type AssignmentsAnswer = z.output<typeof assignmentsSchema>;
export type SavedAssignment = z.output<typeof assignedSchema>;
export type SaveAssignments = z.output<typeof saveAssignmentsSchema>;
export type ExplainRequest = z.output<typeof explainSchema>;
export type ExplainedAssignment = z.output<typeof explainedSchema>;
