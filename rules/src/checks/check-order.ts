import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { Check, Issue } from './issue.ts';
import { placedReplies } from './placed.ts';

/** At most one turn-ending action, last; `do nothing` alone (ruling 12 and flow-spec section 3). */
export const checkOrder: Check = ({ definition }) =>
  placedReplies(definition).flatMap(({ auto_reply: { actions }, pointer, message }): readonly Issue[] => {
    const issue = { severity: 'error', message_id: message?.id ?? null } as const;
    if (actions.length > 1 && actions.some((action) => action.type === 'do_nothing')) {
      const at = `${pointer}/actions/${actions.findIndex((action) => action.type === 'do_nothing')}`;
      return [
        {
          ...issue,
          code: 'do_nothing_not_alone',
          pointer: at,
          message: '“Do nothing” stands beside other actions: remove it or them.',
          fix: { label: 'Remove “do nothing”', operation: 'remove', pointer: at, value: null },
        },
      ];
    }
    return actions.slice(0, -1).flatMap((action, index) =>
      ACTION_KINDS[action.type].ends_turn
        ? [
            {
              ...issue,
              code: 'turn_end_not_last' as const,
              pointer: `${pointer}/actions/${index}`,
              message: `“${ACTION_KINDS[action.type].label}” ends the answer, so nothing after it is done: move it to the end.`,
              fix: null,
            },
          ]
        : [],
    );
  });
