import { targetOf } from '../actions/target-of.ts';
import type { Action, AutoReply, Definition } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import type { CommandResult, Subject } from './command.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceAutoReplies } from './replace-auto-replies.ts';
import { restore } from './restore.ts';

/** Takes a message or an auto reply out. */
export interface Remove {
  readonly type: 'remove';
  readonly of: Exclude<Subject, { readonly kind: 'schedule' }>;
  /** What becomes of actions that lead to a removed message: `empty` leaves them to be pointed elsewhere, so that no intent is lost. */
  readonly references: 'empty' | 'keep';
}

export function remove(definition: Definition, { of, references }: Remove): CommandResult {
  return of.kind === 'message'
    ? removeMessage(definition, { message_id: of.message_id, references })
    : removeAutoReply(definition, of.auto_reply_id);
}

function removeMessage(
  definition: Definition,
  { message_id, references }: { readonly message_id: string; readonly references: Remove['references'] },
): CommandResult {
  const at = definition.messages.findIndex(({ id }) => id === message_id);
  const message = definition.messages[at];
  if (!message) return refuse('message_unknown');
  const rest = { ...definition, messages: definition.messages.toSpliced(at, 1) };
  const leading = references === 'keep' ? [] : leadingTo(rest, message_id);
  return {
    ok: true,
    definition: leading.length === 0 ? rest : emptyReferences(rest, message_id),
    undo: {
      type: 'batch',
      name: `delete ${messageNamed(definition, message_id)}`,
      commands: [
        { type: 'add_message', message, at },
        ...leading.map((each) => restore({ kind: 'auto_reply', auto_reply_id: each.id }, each)),
      ],
    },
    name: `delete ${messageNamed(definition, message_id)}`,
  };
}

function leadingTo({ messages, default_auto_replies }: Definition, message_id: string): readonly AutoReply[] {
  return [...messages.flatMap((message) => message.auto_replies), ...default_auto_replies].filter((each) =>
    leads(each, message_id),
  );
}

function leads({ actions }: AutoReply, message_id: string): boolean {
  return actions.some((action) => targetOf(action) === message_id);
}

function emptyReferences(definition: Definition, message_id: string): Definition {
  const emptied = (list: readonly AutoReply[]): readonly AutoReply[] =>
    list.map((each) =>
      leads(each, message_id)
        ? { ...each, actions: each.actions.map((action) => emptyTarget(action, message_id)) }
        : each,
    );
  return {
    ...definition,
    messages: definition.messages.map((message) => ({ ...message, auto_replies: emptied(message.auto_replies) })),
    default_auto_replies: emptied(definition.default_auto_replies),
  };
}

function emptyTarget(action: Action, message_id: string): Action {
  return targetOf(action) === message_id && 'message_id' in action ? { ...action, message_id: '' } : action;
}

function removeAutoReply(definition: Definition, auto_reply_id: string): CommandResult {
  const place = findAutoReply(definition, auto_reply_id);
  if (!place) return refuse('auto_reply_unknown');
  const { auto_reply, list, index, message_id } = place;
  return {
    ok: true,
    definition: replaceAutoReplies(definition, { message_id, list: list.toSpliced(index, 1) }),
    undo: { type: 'add_auto_reply', auto_reply, message_id, at: index },
    name: `delete ${triggerInWords(auto_reply.trigger)}`,
  };
}
