import type { Action } from '../document.ts';

/** The message an action is about, empty in a draft; null when it is about none. */
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
