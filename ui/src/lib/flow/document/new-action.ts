import { actionSchema } from '@kept/rules/actions/action-schema';
import type { Action } from '@kept/rules/document';

/** An action of this type as it is before it is filled in; it leads to `message_id` if it leads anywhere. */
export function newAction(type: Action['type'], message_id = ''): Action {
  const action = actionSchema.parse({ type });
  return 'message_id' in action ? { ...action, message_id } : action;
}
