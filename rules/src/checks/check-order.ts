import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { Action } from '../document.ts';
import { fixAnswer } from './fix-answer.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { placedReplies } from './placed.ts';

/** At most one turn-ending action, last; `do nothing` alone (ruling 12 and flow-spec section 3). */
export const checkOrder: Check = ({ definition }) =>
  placedReplies(definition).flatMap(({ auto_reply, pointer, message }): readonly Issue[] => {
    const { actions } = auto_reply;
    const message_id = message?.id ?? null;
    if (actions.length > 1 && actions.some((action) => action.type === 'do_nothing')) {
      const others = actions.filter((action) => action.type !== 'do_nothing');
      return [
        issueOf({
          code: 'do_nothing_not_alone',
          message_id,
          pointer: `${pointer}/actions/${actions.findIndex((action) => action.type === 'do_nothing')}`,
          message: '“Do nothing” stands beside other actions: remove it or them.',
          fix: fixAnswer(auto_reply, {
            label: 'Remove “do nothing”',
            actions: others.length > 0 ? endingLast(others).actions : actions.slice(0, 1),
          }),
        }),
      ];
    }
    return actions.slice(0, -1).flatMap((action, index) =>
      ACTION_KINDS[action.type].ends_turn
        ? [
            issueOf({
              code: 'turn_end_not_last',
              pointer: `${pointer}/actions/${index}`,
              message_id,
              message: `“${ACTION_KINDS[action.type].label}” ends the answer, so nothing after it is done: move it to the end.`,
              fix: fixAnswer(auto_reply, endingLast(actions)),
            }),
          ]
        : [],
    );
  });

/** The first ending moves behind all that does not end; any other could never be reached. */
function endingLast(actions: readonly Action[]): { readonly label: string; readonly actions: readonly Action[] } {
  const endings = actions.filter(({ type }) => ACTION_KINDS[type].ends_turn);
  const others = actions.filter(({ type }) => !ACTION_KINDS[type].ends_turn);
  const label = endings.length > 1 ? 'Move it to the end, and remove the other ending' : 'Move it to the end';
  return { label, actions: [...others, ...endings.slice(0, 1)] };
}
