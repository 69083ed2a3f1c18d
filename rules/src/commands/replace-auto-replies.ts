import type { AutoReply, Definition } from '../document.ts';

/** The document with the auto replies of one message, or the defaults (null), changed. */
export function replaceAutoReplies(
  definition: Definition,
  { message_id, list }: { readonly message_id: string | null; readonly list: readonly AutoReply[] },
): Definition {
  if (message_id === null) return { ...definition, default_auto_replies: list };
  return {
    ...definition,
    messages: definition.messages.map((each) => (each.id === message_id ? { ...each, auto_replies: list } : each)),
  };
}
