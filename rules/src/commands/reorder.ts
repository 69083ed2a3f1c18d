import type { Definition } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import type { CommandResult } from './command.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceActions } from './replace-actions.ts';
import { replaceAutoReplies } from './replace-auto-replies.ts';

/** Another place in its own list: messages, the auto replies of one scope (their order decides, ruling 6), or actions. */
export interface Reorder {
  readonly type: 'reorder';
  readonly of:
    | { readonly kind: 'message'; readonly message_id: string }
    | { readonly kind: 'auto_reply'; readonly auto_reply_id: string }
    | { readonly kind: 'action'; readonly auto_reply_id: string; readonly action_index: number };
  /** The index it has afterwards. */
  readonly to: number;
}

export function reorder(definition: Definition, { of, to }: Reorder): CommandResult {
  switch (of.kind) {
    case 'message': {
      const from = definition.messages.findIndex(({ id }) => id === of.message_id);
      if (from === -1) return refuse('message_unknown');
      const messages = moved(definition.messages, { from, to });
      if (messages === null) return refuse('place_unknown');
      const name = `move ${messageNamed(definition, of.message_id)}`;
      return { ok: true, definition: { ...definition, messages }, undo: { type: 'reorder', of, to: from }, name };
    }
    case 'auto_reply': {
      const place = findAutoReply(definition, of.auto_reply_id);
      if (!place) return refuse('auto_reply_unknown');
      const list = moved(place.list, { from: place.index, to });
      if (list === null) return refuse('place_unknown');
      return {
        ok: true,
        definition: replaceAutoReplies(definition, { message_id: place.message_id, list }),
        undo: { type: 'reorder', of, to: place.index },
        name: `move ${triggerInWords(place.auto_reply.trigger)}`,
      };
    }
    case 'action':
      return reorderAction(definition, { ...of, to });
  }
}

function reorderAction(
  definition: Definition,
  { auto_reply_id, action_index, to }: Extract<Reorder['of'], { kind: 'action' }> & { readonly to: number },
): CommandResult {
  const place = findAutoReply(definition, auto_reply_id);
  if (!place) return refuse('auto_reply_unknown');
  const { actions } = place.auto_reply;
  if (!actions[action_index]) return refuse('action_unknown');
  const changed = moved(actions, { from: action_index, to });
  if (changed === null) return refuse('place_unknown');
  return replaceActions(definition, { place, actions: changed, name: 'move an action' });
}

/** Null when the list has no such place. */
function moved<T>(
  list: readonly T[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly T[] | null {
  const item = list[from];
  if (item === undefined || list[to] === undefined) return null;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}
