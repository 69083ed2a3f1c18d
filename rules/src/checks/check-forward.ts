import { fixAnswer } from './fix-answer.ts';
import { type Check, issueOf } from './issue.ts';
import { placedReplies } from './placed.ts';

/** Seed, of forwarding: "This feature is not available to all accounts". */
export const checkForward: Check = ({ definition, account }) => {
  if (account.may_forward !== false) return [];
  return placedReplies(definition).flatMap(({ auto_reply, pointer, message }) =>
    auto_reply.actions.flatMap((action, index) =>
      action.type === 'forward'
        ? [
            issueOf({
              code: 'forward_not_allowed',
              pointer: `${pointer}/actions/${index}`,
              message_id: message?.id ?? null,
              message: 'This account may not forward calls: ask for it, or say something else here.',
              fix: fixAnswer(auto_reply, {
                label: 'Remove “forward”',
                actions: auto_reply.actions.toSpliced(index, 1),
              }),
            }),
          ]
        : [],
    ),
  );
};
