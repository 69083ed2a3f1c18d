import { targetOf } from '../actions/target-of.ts';
import type { Definition } from '../document.ts';
import type { CommandResult } from './command.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceActions } from './replace-actions.ts';

/** Takes an edge out: the action of an auto reply that leads to a message. */
export interface Disconnect {
  readonly type: 'disconnect';
  readonly auto_reply_id: string;
  readonly action_index: number;
}

export function disconnect(definition: Definition, { auto_reply_id, action_index }: Disconnect): CommandResult {
  const place = findAutoReply(definition, auto_reply_id);
  if (!place) return refuse('auto_reply_unknown');
  const { actions } = place.auto_reply;
  const action = actions[action_index];
  if (!action) return refuse('action_unknown');
  const target = targetOf(action);
  if (target === null) return refuse('not_connected');
  return replaceActions(definition, {
    place,
    actions: actions.toSpliced(action_index, 1),
    name: `disconnect from ${messageNamed(definition, target)}`,
  });
}
