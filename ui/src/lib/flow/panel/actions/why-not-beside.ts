import { ACTION_KINDS } from '@kept/rules/actions/action-kinds';
import type { Action } from '@kept/rules/document';

/** Why an action cannot join these (flow-spec ruling 12 and section 3); null: it can. */
export function whyNotBeside(actions: readonly Action[], type: Action['type']): string | null {
  const ending = actions.find((action) => ACTION_KINDS[action.type].ends_turn);
  if (ending?.type === 'do_nothing') return '“Do nothing” stands alone';
  if (type === 'do_nothing' && actions.length > 0) return 'It stands alone';
  if (ending !== undefined && ACTION_KINDS[type].ends_turn)
    return `The answer ends with “${ACTION_KINDS[ending.type].label}” already`;
  return null;
}
