import { z } from 'zod';
import type { Definition } from '@kept/rules/document';
import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';
import { savedScenarioSchema } from '@kept/rules/simulate/saved-scenario-schema';
import { draftDefinition, layoutSchema, scheduleNameSchema, scheduleShape } from './message-schedule.schema.ts';

export const createScheduleSchema = z
  .strictObject({
    name: scheduleNameSchema,
    starter: z.string().max(64).nullable().default(null).meta({ description: 'As listStarters has them; null: none' }),
    definition: z.optional(draftDefinition).meta({ description: 'What it begins with when there is no starter' }),
    layout: layoutSchema.default({}),
  })
  .meta({ id: 'CreateMessageSchedule' });

export const changeScheduleSchema = z
  .strictObject({ name: scheduleNameSchema.optional(), archived: z.boolean().optional() })
  .meta({ id: 'ChangeMessageSchedule' });

export const changedScheduleSchema = z
  .strictObject({
    ...scheduleShape,
    running_sequences: z.int().meta({ description: 'Participants whose messages it goes on sending' }),
  })
  .meta({ id: 'ChangedMessageSchedule' });

export const cloneScheduleSchema = z
  .strictObject({ name: scheduleNameSchema.optional().meta({ description: 'Without one: “… (copy)”' }) })
  .prefault({})
  .meta({ id: 'CloneMessageSchedule' });

export const FORMAT = 'kept.message_schedule';

/** What `exportSchedule` answers and `importSchedule` takes; the version is that of this envelope. */
export const scheduleFileSchema = z
  .strictObject({
    format: z.literal(FORMAT, { error: `is not ${FORMAT}: this is no schedule that was exported here` }),
    version: z.literal(1, { error: 'is not 1: the file comes from another version of Kept, export it again' }),
    name: scheduleNameSchema,
    definition: draftDefinition,
    layout: layoutSchema.default({}),
    scenarios: z.array(savedScenarioSchema).max(100).default([]),
  })
  .meta({ id: 'MessageScheduleFile' });

export const startersSchema = z
  .strictObject({
    starters: z.array(
      z
        .strictObject({ id: z.string(), title: z.string(), explanation: z.string(), messages: z.int() })
        .meta({ id: 'Starter' }),
    ),
  })
  .meta({ id: 'Starters' });

export type CreateSchedule = z.output<typeof createScheduleSchema>;
export type ChangeSchedule = z.output<typeof changeScheduleSchema>;
export type ChangedSchedule = z.output<typeof changedScheduleSchema>;
export type CloneSchedule = z.output<typeof cloneScheduleSchema>;
export interface ScheduleFile extends Omit<z.output<typeof scheduleFileSchema>, 'definition' | 'scenarios'> {
  readonly definition: Definition;
  readonly scenarios: readonly SavedScenario[];
}
export type StartersAnswer = z.output<typeof startersSchema>;
