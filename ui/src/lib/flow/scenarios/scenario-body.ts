import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';
import type { SaveScenario } from '#lib/api/generated/types.gen.ts';

/** A scenario as a request carries it. */
export function scenarioBody(scenario: SavedScenario): SaveScenario {
  return { scenario: { ...scenario, script: [...scenario.script], expect: [...scenario.expect] } };
}
