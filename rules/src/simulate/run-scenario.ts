import type { Definition } from '../document.ts';
import { simulate } from '../simulate.ts';
import { madeUpFacts } from './made-up-facts.ts';
import { missedExpectations } from './missed-expectations.ts';
import type { Expectation, SavedScenario } from './saved-scenario.ts';
import type { TimelineEntry } from './timeline.ts';

export interface ScenarioResult {
  /** What was expected and did not come; empty: the scenario holds. */
  readonly missed: readonly Expectation[];
  /** Everything that happened, for the reader who wants to know why. */
  readonly timeline: readonly TimelineEntry[];
}

/** Plays a saved scenario against a document and compares what came of it with what was expected (flow-spec section 7). */
export function runScenario(definition: Definition, { appointment, script, expect }: SavedScenario): ScenarioResult {
  const timeline = simulate({
    definitions: { newest: 'draft', by_revision: { draft: definition } },
    facts: madeUpFacts(appointment),
    script,
  });
  return { missed: missedExpectations(expect, timeline), timeline };
}
