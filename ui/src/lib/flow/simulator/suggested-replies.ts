import type { Definition } from '@kept/rules/document';
import { BUILT_INS } from '@kept/rules/built-ins';
import type { Written } from './heard.ts';

const MOST = 6;

/** Replies worth a try to the newest message that is out: each authored phrase, what is built in, and the way out. */
export function suggestedReplies(definition: Definition, heard: readonly Written[]): readonly string[] {
  const newest = heard.findLast(({ from, auto_message_id }) => from === 'us' && auto_message_id !== null);
  const message = definition.messages.find(({ id }) => id === newest?.auto_message_id);
  if (message === undefined || message.type === 'call') return [];
  const { type, purpose, auto_replies } = message;
  const replies = message.disable_default_auto_replies
    ? auto_replies
    : [...auto_replies, ...definition.default_auto_replies];
  const phrases = replies.flatMap(({ trigger }) =>
    trigger.type === 'reply_is' || trigger.type === 'reply_includes' ? trigger.any_of.slice(0, 1) : [],
  );
  const built_in = BUILT_INS.filter((each) => each.purpose === purpose).flatMap(({ words }) => words[type].slice(0, 1));
  return [...new Set([...phrases, ...built_in].filter((phrase) => phrase !== ''))].slice(0, MOST - 1).concat('STOP');
}
