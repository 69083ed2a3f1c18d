import type { AutoMessage, AutoReply, Definition } from '@kept/rules/document';
import type { Selection } from '../document/selection.ts';

/** What the panel shows, with its JSON pointer. */
type Shown =
  | { readonly kind: 'schedule' }
  | { readonly kind: 'defaults' }
  | { readonly kind: 'message'; readonly message: AutoMessage; readonly pointer: string }
  | {
      readonly kind: 'auto_reply';
      readonly auto_reply: AutoReply;
      /** Whose answer it is; null: one of the defaults. */
      readonly message: AutoMessage | null;
      readonly pointer: string;
    };

/** The selected part of the document, where it lies now. */
export function shownAt({ messages, default_auto_replies }: Definition, selection: Selection): Shown {
  if (selection === null || selection.kind === 'defaults') return { kind: selection?.kind ?? 'schedule' };
  const index = messages.findIndex(({ id }) => id === selection.message_id);
  const message = messages[index] ?? null;
  if (selection.kind === 'message') {
    return message === null ? { kind: 'schedule' } : { kind: 'message', message, pointer: `/messages/${index}` };
  }
  const list = message?.auto_replies ?? default_auto_replies;
  const at = list.findIndex(({ id }) => id === selection.auto_reply_id);
  const auto_reply = list[at];
  if (auto_reply === undefined) return { kind: 'schedule' };
  const within = message === null ? '/default_auto_replies' : `/messages/${index}/auto_replies`;
  return { kind: 'auto_reply', auto_reply, message, pointer: `${within}/${at}` };
}
