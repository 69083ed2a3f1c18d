import type { Action, Definition } from '../document.ts';
import type { CommandResult } from './command.ts';
import type { AutoReplyPlace } from './find-auto-reply.ts';
import { replaceAutoReplies } from './replace-auto-replies.ts';
import { restore } from './restore.ts';

/** The result of an edit that changes the actions of one auto reply; undone by putting the auto reply back whole. */
export function replaceActions(
  definition: Definition,
  {
    place,
    actions,
    name,
  }: { readonly place: AutoReplyPlace; readonly actions: readonly Action[]; readonly name: string },
): CommandResult {
  const { auto_reply, list, index, message_id } = place;
  return {
    ok: true,
    definition: replaceAutoReplies(definition, { message_id, list: list.with(index, { ...auto_reply, actions }) }),
    undo: restore({ kind: 'auto_reply', auto_reply_id: auto_reply.id }, auto_reply),
    name,
  };
}
