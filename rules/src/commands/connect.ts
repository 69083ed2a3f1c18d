import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { targetOf } from '../actions/target-of.ts';
import type { Action, Definition } from '../document.ts';
import type { CommandResult } from './command.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceActions } from './replace-actions.ts';

/** An edge from an auto reply to a message. */
export interface Connect {
  readonly type: 'connect';
  readonly auto_reply_id: string;
  readonly action: 'transition_to' | 'enable_message' | 'disable_message';
  readonly message_id: string;
}

/** Adds the action where it may stand: a transition last, all else before what ends the turn (ruling 12). A lone `do nothing` gives way. */
export function connect(definition: Definition, { auto_reply_id, action: type, message_id }: Connect): CommandResult {
  const place = findAutoReply(definition, auto_reply_id);
  if (!place) return refuse('auto_reply_unknown');
  if (!definition.messages.some(({ id }) => id === message_id)) return refuse('message_unknown');
  const actions: readonly Action[] = place.auto_reply.actions.filter((each) => each.type !== 'do_nothing');
  const taken = actions.some((each) =>
    type === 'transition_to' ? ACTION_KINDS[each.type].ends_turn : each.type === type && targetOf(each) === message_id,
  );
  if (taken) return refuse('already_connected');
  const action: Action = { type, message_id };
  const end = actions.findIndex((each) => ACTION_KINDS[each.type].ends_turn);
  return replaceActions(definition, {
    place,
    actions: actions.toSpliced(end === -1 ? actions.length : end, 0, action),
    name: `connect to ${messageNamed(definition, message_id)}`,
  });
}
