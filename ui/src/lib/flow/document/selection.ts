import type { Definition } from '@kept/rules/document';

/** What the panel is about; null: the schedule itself. An auto reply of no message is one of the defaults. */
export type Selection =
  | { readonly kind: 'message'; readonly message_id: string }
  | { readonly kind: 'auto_reply'; readonly message_id: string | null; readonly auto_reply_id: string }
  | { readonly kind: 'defaults' }
  | null;

const DEFAULTS = 'any';

/** The selection as the address carries it (`?at=`); null needs none. */
export function selectionInAddress(selection: Selection): string | null {
  if (selection === null) return null;
  if (selection.kind === 'message') return selection.message_id;
  return selection.kind === 'auto_reply' ? selection.auto_reply_id : DEFAULTS;
}

/** What an address means in this document; null when it names nothing there (any more). */
export function selectionAt(definition: Definition, at: string | null): Selection {
  if (at === null) return null;
  if (at === DEFAULTS) return { kind: 'defaults' };
  if (definition.messages.some(({ id }) => id === at)) return { kind: 'message', message_id: at };
  return autoReplyAt(definition, at);
}

/** The same in a document that has changed: what is gone is not selected, a reply that has moved is found. */
export function selectionIn(definition: Definition, selection: Selection): Selection {
  if (selection === null || selection.kind === 'defaults') return selection;
  if (selection.kind === 'auto_reply') {
    const found = autoReplyAt(definition, selection.auto_reply_id);
    return isSameSelection(found, selection) ? selection : found;
  }
  return definition.messages.some(({ id }) => id === selection.message_id) ? selection : null;
}

/** The message a selection is in or of; null for the defaults and the schedule. */
export function messageOf(selection: Selection): string | null {
  return selection === null || selection.kind === 'defaults' ? null : selection.message_id;
}

export function isSameSelection(one: Selection, other: Selection): boolean {
  return selectionInAddress(one) === selectionInAddress(other) && messageOf(one) === messageOf(other);
}

function autoReplyAt({ messages, default_auto_replies }: Definition, id: string): Selection {
  const message = messages.find(({ auto_replies }) => auto_replies.some((each) => each.id === id));
  if (message !== undefined) return { kind: 'auto_reply', message_id: message.id, auto_reply_id: id };
  const is_default = default_auto_replies.some((each) => each.id === id);
  return is_default ? { kind: 'auto_reply', message_id: null, auto_reply_id: id } : null;
}
