import type { EntityManager } from '@mikro-orm/postgresql';
import { Scenario } from '@kept/persistence/entities/scenario';
import { savedScenarioSchema } from '@kept/rules/simulate/saved-scenario-schema';
import type { ScenarioAnswer } from './scenarios.schema.ts';

/** What must happen with a schedule, in the order in which it was written down. */
export async function readScenarios(em: EntityManager, schedule_id: string): Promise<readonly ScenarioAnswer[]> {
  const rows = await em.find(Scenario, { schedule_id }, { orderBy: { created_at: 'asc', id: 'asc' } });
  return rows.map(({ id, name, scenario }) => ({ id, name, scenario: savedScenarioSchema.parse(scenario) }));
}
