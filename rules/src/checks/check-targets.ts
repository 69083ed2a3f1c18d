import type { Action } from '../document.ts';
import type { Check, Issue } from './issue.ts';
import { placedReplies } from './placed.ts';

/** The message an action is about, if it names one. */
export function targetOf(action: Action): string | null {
  switch (action.type) {
    case 'transition_to':
    case 'enable_message':
    case 'disable_message':
      return action.message_id;
    default:
      return null;
  }
}

/** Targets that are not chosen, gone, or switched off (ruling 13). */
export const checkTargets: Check = ({ definition }) =>
  placedReplies(definition).flatMap(({ auto_reply, pointer, message }) =>
    auto_reply.actions.flatMap((action, index): readonly Issue[] => {
      const target = targetOf(action);
      if (target === null) return [];
      const issue = {
        severity: 'error',
        pointer: `${pointer}/actions/${index}/message_id`,
        message_id: message?.id ?? null,
        fix: null,
      } as const;
      if (target === '')
        return [{ ...issue, code: 'target_missing', message: 'The action names no message: choose one.' }];
      const found = definition.messages.find((each) => each.id === target);
      if (!found)
        return [
          {
            ...issue,
            code: 'target_unknown',
            message: 'The message this action names does not exist any more: choose another.',
          },
        ];
      return found.availability === 'off' && action.type !== 'disable_message'
        ? [
            {
              ...issue,
              code: 'target_off',
              message: `“${found.name}” is off and is never sent: make it on demand, or choose another.`,
            },
          ]
        : [];
    }),
  );
