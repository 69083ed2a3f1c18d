import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import type { Definition } from '../document.ts';
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
        message: `The scenario “${scenario.name}” no longer holds: ${missed(definition, expectation)}.`,
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

function missed(definition: Definition, expectation: Expectation): string {
  switch (expectation.that) {
    case 'message_sent':
      return `${nameOf(definition, expectation.auto_message_id)} is not sent`;
    case 'message_not_sent':
      return `${nameOf(definition, expectation.auto_message_id)} is sent`;
    case 'answered_by': {
      const placed = placedReplies(definition).find(({ auto_reply }) => auto_reply.id === expectation.auto_reply_id);
      return placed
        ? `the answer on “${TRIGGER_KINDS[placed.auto_reply.trigger.type].label}” does not run`
        : 'an answer that is gone does not run';
    }
    case 'state_is':
      return `the client is not ${expectation.state.replaceAll('_', ' ')} at its end`;
    case 'staff_told':
      return `staff are not told (${expectation.reason.replaceAll('_', ' ')})`;
  }
}

function nameOf(definition: Definition, message_id: string): string {
  const message = definition.messages.find(({ id }) => id === message_id);
  return message === undefined ? 'a message that is gone' : `“${message.name}”`;
}
