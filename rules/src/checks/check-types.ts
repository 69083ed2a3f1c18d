import { type Check, issueOf } from './issue.ts';
import { placedMessages } from './placed.ts';

/** Calls of an account that can place none: each would fail for everyone. */
export const checkTypes: Check = ({ definition, account }) => {
  if (account.can_call !== false) return [];
  return placedMessages(definition).flatMap(({ message, pointer }) =>
    message.type === 'call' && message.availability !== 'off'
      ? [
          issueOf({
            code: 'calls_not_available',
            pointer: `${pointer}/type`,
            message_id: message.id,
            message: 'There is no number to call from: add one, choose a text or an email, or switch the message off.',
          }),
        ]
      : [],
  );
};
