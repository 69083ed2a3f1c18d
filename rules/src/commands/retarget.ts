import type { Definition } from '../document.ts';
import type { CommandResult } from './command.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceActions } from './replace-actions.ts';

/** Points an edge at another message. */
export interface Retarget {
  readonly type: 'retarget';
  readonly auto_reply_id: string;
  readonly action_index: number;
  readonly message_id: string;
}

export function retarget(definition: Definition, { auto_reply_id, action_index, message_id }: Retarget): CommandResult {
  const place = findAutoReply(definition, auto_reply_id);
  if (!place) return refuse('auto_reply_unknown');
  if (!definition.messages.some(({ id }) => id === message_id)) return refuse('message_unknown');
  const { actions } = place.auto_reply;
  const action = actions[action_index];
  if (!action) return refuse('action_unknown');
  if (!('message_id' in action)) return refuse('not_connected');
  return replaceActions(definition, {
    place,
    actions: actions.with(action_index, { ...action, message_id }),
    name: `point to ${messageNamed(definition, message_id)}`,
  });
}
