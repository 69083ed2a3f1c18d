import type { EntityManager } from '@mikro-orm/postgresql';
import { Scenario } from '@kept/persistence/entities/scenario';
import { newId } from '@kept/persistence/new-id';
import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';

interface InsertRequest {
  readonly account_id: string;
  readonly schedule_id: string;
  readonly scenarios: readonly SavedScenario[];
}

/** Writes scenarios down for a schedule; answers their ids, in the same order. */
export async function insertScenarios(
  em: EntityManager,
  { account_id, schedule_id, scenarios }: InsertRequest,
): Promise<readonly string[]> {
  if (scenarios.length === 0) return [];
  const rows = scenarios.map((scenario) => ({ id: newId(), account_id, schedule_id, name: scenario.name, scenario }));
  await em.insertMany(Scenario, rows);
  return rows.map(({ id }) => id);
}
