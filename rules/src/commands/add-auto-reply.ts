import type { AutoReply, Definition } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import type { CommandResult } from './command.ts';
import { refuse } from './refuse.ts';
import { replaceAutoReplies } from './replace-auto-replies.ts';

/** A new auto reply of a message, or among the defaults (null); `at` is its place in that list, null the end. */
export interface AddAutoReply {
  readonly type: 'add_auto_reply';
  readonly auto_reply: AutoReply;
  readonly message_id: string | null;
  readonly at: number | null;
}

export function addAutoReply(definition: Definition, { auto_reply, message_id, at }: AddAutoReply): CommandResult {
  const list =
    message_id === null
      ? definition.default_auto_replies
      : definition.messages.find(({ id }) => id === message_id)?.auto_replies;
  if (!list) return refuse('message_unknown');
  const place = at ?? list.length;
  if (place < 0 || place > list.length) return refuse('place_unknown');
  return {
    ok: true,
    definition: replaceAutoReplies(definition, { message_id, list: list.toSpliced(place, 0, auto_reply) }),
    undo: { type: 'remove', of: { kind: 'auto_reply', auto_reply_id: auto_reply.id }, references: 'keep' },
    name: `add ${triggerInWords(auto_reply.trigger)}`,
  };
}
