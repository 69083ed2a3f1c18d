import type { Effect } from '../effect.ts';
import type { SystemTextKey } from '../system-text.ts';
import type { Expectation } from './saved-scenario.ts';
import type { TimelineEntry } from './timeline.ts';

/** What of the expected did not come in what happened. */
export function missedExpectations(
  expect: readonly Expectation[],
  timeline: readonly TimelineEntry[],
): readonly Expectation[] {
  return expect.filter((expectation) => !holds(expectation, timeline));
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
    case 'text_sent':
      return timeline.some(({ effects }) => effects.some((effect) => saysText(effect, expectation.text)));
    case 'ended':
      return timeline.at(-1)?.finished === true;
    case 'staff_told':
      return timeline.some(({ effects }) =>
        effects.some((effect) => effect.type === 'notify_staff' && effect.reason === expectation.reason),
      );
  }
}

function saysText(effect: Effect, text: SystemTextKey): boolean {
  const sources =
    effect.type === 'send' ? [effect.source] : effect.type === 'speak' || effect.type === 'forward' ? effect.says : [];
  return sources.some((source) => source.kind === 'system_text' && source.text === text);
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
