import type { Action } from '../document.ts';
import type { ActionContext } from './action-kind.ts';
import { ACTION_KINDS } from './action-kinds.ts';

/** Carries one action out on the turn of its context. */
export function runAction(action: Action, context: ActionContext): void {
  runKind(action.type, action, context);
}

type OfType<T extends Action['type']> = Extract<Action, { readonly type: T }>;

function runKind<T extends Action['type']>(type: T, action: Action, context: ActionContext): void {
  if (isOfType(type, action)) ACTION_KINDS[type].run(action, context);
}

function isOfType<T extends Action['type']>(type: T, action: Action): action is OfType<T> {
  return action.type === type;
}
