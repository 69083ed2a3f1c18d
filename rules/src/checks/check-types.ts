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
            message: 'Calls cannot be placed yet: choose a text or an email, or switch the message off.',
          }),
        ]
      : [],
  );
};
