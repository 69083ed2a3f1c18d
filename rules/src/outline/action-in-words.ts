import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { Action } from '../document.ts';
import { forwardedTo } from './forwarded-to.ts';
import { scriptInWords } from './script-in-words.ts';

/** What an auto reply does, as a sentence; the words of an answer stand beside it, not in it. */
export interface ActionInWords {
  readonly sentence: string;
  readonly subject: string | null;
  /** What the client or staff read, before Liquid; null when the action says nothing of its own. */
  readonly text: string | null;
}

/** Tells an action; `nameOf` answers the name of a message, null for one that is gone. */
export function actionInWords(action: Action, nameOf: (message_id: string) => string | null): ActionInWords {
  const silent = (sentence: string): ActionInWords => ({ sentence, subject: null, text: null });
  const named = (message_id: string): string => {
    const name = nameOf(message_id);
    return name === null ? 'a message that is not chosen yet' : `“${name}”`;
  };
  switch (action.type) {
    case 'reply':
      return { sentence: 'Answers', subject: action.subject, text: action.body };
    case 'say':
      return { sentence: 'Says, and hangs up', subject: null, text: scriptInWords(action.script).join('\n') };
    case 'prompt':
      return {
        sentence: 'Says, and waits for another digit',
        subject: null,
        text: scriptInWords(action.script).join('\n'),
      };
    case 'repeat':
      return silent('Says the message again');
    case 'forward':
      return silent(`Connects the client with ${forwardedTo(action)}`);
    case 'transition_to':
      return silent(`Goes on with ${named(action.message_id)} at once`);
    case 'enable_message':
      return silent(`Lets ${named(action.message_id)} go out`);
    case 'disable_message':
      return silent(`Keeps ${named(action.message_id)} from going out`);
    case 'send_email_notification': {
      const whom = action.to === null ? 'Tells staff by email' : `Tells ${action.to} by email`;
      return { sentence: whom, subject: action.subject, text: action.body };
    }
    case 'do_nothing':
      return silent('Does nothing, and nothing else answers');
    case 'mark_as_confirmed':
    case 'mark_as_cancelled':
    case 'mark_as_reschedule_requested':
    case 'mark_as_accepted':
    case 'mark_as_declined':
      return silent(capital(ACTION_KINDS[action.type].label.replace(/^mark /u, 'marks the appointment ')));
    default:
      return action satisfies never;
  }
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
