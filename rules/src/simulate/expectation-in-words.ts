import type { Definition } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import type { Expectation } from './saved-scenario.ts';

/** What a scenario expects, as two clauses: when it holds and when it does not. */
export interface ExpectationInWords {
  /** `“Reminder” is sent` */
  readonly holds: string;
  /** `“Reminder” is not sent` */
  readonly fails: string;
}

/** Tells an expectation in the names of the document; what it names may be gone from there. */
export function expectationInWords(definition: Definition, expectation: Expectation): ExpectationInWords {
  switch (expectation.that) {
    case 'message_sent': {
      const name = nameOf(definition, expectation.auto_message_id);
      return { holds: `${name} is sent`, fails: `${name} is not sent` };
    }
    case 'message_not_sent': {
      const name = nameOf(definition, expectation.auto_message_id);
      return { holds: `${name} is not sent`, fails: `${name} is sent` };
    }
    case 'answered_by': {
      const answer = answerOf(definition, expectation.auto_reply_id);
      return { holds: `${answer} runs`, fails: `${answer} does not run` };
    }
    case 'state_is': {
      const state = expectation.state === 'none' ? 'without an answer' : expectation.state.replaceAll('_', ' ');
      return { holds: `the client is ${state} at its end`, fails: `the client is not ${state} at its end` };
    }
    case 'staff_told': {
      const reason = expectation.reason.replaceAll('_', ' ');
      return { holds: `staff are told (${reason})`, fails: `staff are not told (${reason})` };
    }
    case 'text_sent': {
      const text = expectation.text.replaceAll('_', ' ');
      return { holds: `the usual text “${text}” is sent`, fails: `the usual text “${text}” is not sent` };
    }
    case 'ended':
      return { holds: 'nothing is waited for at its end', fails: 'something is still waited for at its end' };
    default:
      return expectation satisfies never;
  }
}

function nameOf({ messages }: Definition, message_id: string): string {
  const message = messages.find(({ id }) => id === message_id);
  return message === undefined ? 'a message that is gone' : `“${message.name}”`;
}

function answerOf({ messages, default_auto_replies }: Definition, auto_reply_id: string): string {
  const replies = [...messages.flatMap(({ auto_replies }) => auto_replies), ...default_auto_replies];
  const found = replies.find(({ id }) => id === auto_reply_id);
  return found === undefined ? 'an answer that is gone' : `the answer on ${triggerInWords(found.trigger)}`;
}
