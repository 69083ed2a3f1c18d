import type { AutoReply, Definition } from '../document.ts';

export interface AutoReplyPlace {
  readonly auto_reply: AutoReply;
  /** The list it stands in, and the message of that list; null: the schedule's defaults. */
  readonly list: readonly AutoReply[];
  readonly message_id: string | null;
  readonly index: number;
}

/** Where an auto reply stands: ids are unique in the whole document, so no message need be named. */
export function findAutoReply(definition: Definition, auto_reply_id: string): AutoReplyPlace | null {
  const lists = [
    ...definition.messages.map(({ id, auto_replies }) => ({ message_id: id, list: auto_replies })),
    { message_id: null, list: definition.default_auto_replies },
  ];
  for (const { message_id, list } of lists) {
    const index = list.findIndex(({ id }) => id === auto_reply_id);
    const auto_reply = list[index];
    if (auto_reply) return { auto_reply, list, message_id, index };
  }
  return null;
}
