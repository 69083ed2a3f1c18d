import type { Check, Issue } from './issue.ts';
import { placedMessages, placedReplies } from './placed.ts';

/** Messages that no time and no path ever reaches. */
export const checkReach: Check = ({ definition }) => {
  const named = new Set(
    placedReplies(definition).flatMap(({ auto_reply }) =>
      auto_reply.actions.flatMap((action) =>
        action.type === 'transition_to' || action.type === 'enable_message' ? [action.message_id] : [],
      ),
    ),
  );
  return placedMessages(definition).flatMap(({ message, pointer }): readonly Issue[] =>
    message.availability === 'on_demand' && !named.has(message.id)
      ? [
          {
            code: 'message_unreachable',
            severity: 'warning',
            pointer,
            message_id: message.id,
            message: `Nothing leads to “${message.name}”: transition to it or enable it somewhere, or give it a time.`,
            fix: null,
          },
        ]
      : [],
  );
};
