import { z } from 'zod';
import { savedScenarioSchema } from '@kept/rules/simulate/saved-scenario-schema';

export const scenarioSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scenario: savedScenarioSchema.clone().register(z.globalRegistry, { id: 'SavedScenario' }),
  })
  .meta({ id: 'Scenario' });

export const scenariosSchema = z.strictObject({ scenarios: z.array(scenarioSchema) }).meta({ id: 'Scenarios' });

export const saveScenarioSchema = z.strictObject({ scenario: savedScenarioSchema }).meta({ id: 'SaveScenario' });

const uuid = z.uuid('is not an id of ours');

/** The ids of `/:id/scenarios/:scenario_id`. */
export const scenarioParametersSchema = z.strictObject({ id: uuid, scenario_id: uuid });

export type ScenarioAnswer = z.output<typeof scenarioSchema>;
export type SaveScenario = z.output<typeof saveScenarioSchema>;
export type ScenarioParameters = z.output<typeof scenarioParametersSchema>;
