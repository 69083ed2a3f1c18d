import type { Definition } from '../document.ts';
import { simulate } from '../simulate.ts';
import { madeUpFacts } from './made-up-facts.ts';
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
  return { missed: expect.filter((expectation) => !holds(expectation, timeline)), timeline };
}

function holds(expectation: Expectation, timeline: readonly TimelineEntry[]): boolean {
  switch (expectation.that) {
    case 'message_sent':
      return wasSent(expectation.auto_message_id, timeline);
    case 'message_not_sent':
      return !wasSent(expectation.auto_message_id, timeline);
    case 'answered_by':
      return timeline.some(({ trace }) =>
        trace.some(
          ({ verdict, auto_reply_id }) => verdict === 'matched' && auto_reply_id === expectation.auto_reply_id,
        ),
      );
    case 'state_is':
      return timeline.at(-1)?.state === expectation.state;
    case 'staff_told':
      return timeline.some(({ effects }) =>
        effects.some((effect) => effect.type === 'notify_staff' && effect.reason === expectation.reason),
      );
  }
}

function wasSent(auto_message_id: string, timeline: readonly TimelineEntry[]): boolean {
  return timeline.some(({ effects }) =>
    effects.some(
      (effect) =>
        effect.type === 'send' &&
        effect.source.kind === 'auto_message' &&
        effect.source.auto_message_id === auto_message_id,
    ),
  );
}
