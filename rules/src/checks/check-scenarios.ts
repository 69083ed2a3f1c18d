import type { Definition } from '../document.ts';
import { expectationInWords } from '../simulate/expectation-in-words.ts';
import { runScenario } from '../simulate/run-scenario.ts';
import type { Expectation } from '../simulate/saved-scenario.ts';
import { type Check, issueOf } from './issue.ts';
import { placedMessages, placedReplies } from './placed.ts';

/** Saved scenarios that no longer hold, each with what it missed. */
export const checkScenarios: Check = ({ definition, scenarios }) =>
  scenarios.flatMap((scenario) =>
    runScenario(definition, scenario).missed.map((expectation) =>
      issueOf({
        code: 'scenario_fails',
        ...placeOf(definition, expectation),
        message: `The scenario “${scenario.name}” no longer holds: ${expectationInWords(definition, expectation).fails}.`,
      }),
    ),
  );

function placeOf(
  definition: Definition,
  expectation: Expectation,
): { readonly pointer: string; readonly message_id: string | null } {
  if ('auto_message_id' in expectation) {
    const placed = placedMessages(definition).find(({ message }) => message.id === expectation.auto_message_id);
    if (placed) return { pointer: placed.pointer, message_id: placed.message.id };
  }
  if ('auto_reply_id' in expectation) {
    const placed = placedReplies(definition).find(({ auto_reply }) => auto_reply.id === expectation.auto_reply_id);
    if (placed) return { pointer: placed.pointer, message_id: placed.message?.id ?? null };
  }
  return { pointer: '', message_id: null };
}
