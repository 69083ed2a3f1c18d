import type { AutoMessage } from '../document.ts';
import { normaliseText } from '../text/normalise-text.ts';
import type { Check, Issue } from './issue.ts';
import { type PlacedMessage, type PlacedReply, placedMessages, placedReplies } from './placed.ts';

/** A draft may be incomplete, a published revision may not. */
export const checkComplete: Check = ({ definition }) => [
  ...(definition.messages.length === 0 ? [noMessages()] : []),
  ...placedMessages(definition).flatMap(messageIssues),
  ...placedReplies(definition).flatMap(replyIssues),
];

function noMessages(): Issue {
  return {
    code: 'no_messages',
    severity: 'error',
    pointer: '/messages',
    message_id: null,
    message: 'The schedule has no message: add one.',
    fix: null,
  };
}

function messageIssues({ message, pointer }: PlacedMessage): readonly Issue[] {
  const error = { severity: 'error', message_id: message.id, fix: null } as const;
  const issues: Issue[] = [];
  if (message.name.trim() === '') {
    issues.push({
      ...error,
      code: 'name_missing',
      pointer: `${pointer}/name`,
      message: 'The message has no name: give it one that staff will recognise.',
    });
  }
  if (message.availability === 'scheduled' && message.timing === null) {
    issues.push({
      ...error,
      code: 'timing_missing',
      pointer: `${pointer}/timing`,
      message: 'A scheduled message needs a time: say when it goes out, or make it on demand.',
    });
  }
  if (message.type === 'call') {
    issues.push({
      ...error,
      code: 'calls_not_available',
      pointer: `${pointer}/type`,
      message: 'Calls cannot be made yet: choose a text or an email.',
    });
    return issues;
  }
  for (const { body, at } of bodiesOf(message)) {
    if (body.trim() === '')
      issues.push({
        ...error,
        code: 'body_missing',
        pointer: `${pointer}${at}`,
        message: 'The message has no text: write one.',
      });
  }
  return issues;
}

function bodiesOf(
  message: Exclude<AutoMessage, { type: 'call' }>,
): readonly { readonly body: string; readonly at: string }[] {
  const translations = Object.entries(message.translations).map(([locale, { body }]) => ({
    body,
    at: `/translations/${locale}/body`,
  }));
  return [{ body: message.content.body, at: '/content/body' }, ...translations];
}

function replyIssues({ auto_reply: { trigger, actions }, pointer, message }: PlacedReply): readonly Issue[] {
  const error = { severity: 'error', message_id: message?.id ?? null, fix: null } as const;
  const issues: Issue[] = [];
  if (trigger.type === 'reply_is' || trigger.type === 'reply_includes') {
    const blank = trigger.any_of.findIndex((phrase) => normaliseText(phrase) === '');
    if (trigger.any_of.length === 0 || blank !== -1) {
      const at = blank === -1 ? '' : `/${blank}`;
      issues.push({
        ...error,
        code: 'phrases_missing',
        pointer: `${pointer}/trigger/any_of${at}`,
        message: 'The trigger waits for an empty text: say which words it waits for.',
      });
    }
  }
  if (actions.length === 0) {
    issues.push({
      ...error,
      code: 'actions_missing',
      pointer: `${pointer}/actions`,
      message: 'The auto reply has no action: add one, or “do nothing”.',
    });
  }
  for (const [index, action] of actions.entries()) {
    if (action.type === 'reply' && action.body.trim() === '') {
      issues.push({
        ...error,
        code: 'reply_missing',
        pointer: `${pointer}/actions/${index}/body`,
        message: 'The reply has no text: write one.',
      });
    }
  }
  return issues;
}
