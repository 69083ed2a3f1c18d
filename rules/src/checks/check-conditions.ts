import { conditionProblems } from './condition-problems.ts';
import { type Check, issueOf } from './issue.ts';
import { placedMessages } from './placed.ts';

/** Conditions that can never mean what they say: no such field, no such comparison, no such value, nothing at all. */
export const checkConditions: Check = ({ definition }) =>
  placedMessages(definition).flatMap(({ message, pointer }) =>
    message.condition === null
      ? []
      : conditionProblems(message.condition, `${pointer}/condition`).map((problem) =>
          issueOf({ ...problem, message_id: message.id }),
        ),
  );
