import type { AutoMessage, Definition } from '../document.ts';
import type { CommandResult } from './command.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';

/** A new message; `at` is its place in the list, null the end. */
export interface AddMessage {
  readonly type: 'add_message';
  readonly message: AutoMessage;
  readonly at: number | null;
}

export function addMessage(definition: Definition, { message, at }: AddMessage): CommandResult {
  const { messages } = definition;
  const place = at ?? messages.length;
  if (place < 0 || place > messages.length) return refuse('place_unknown');
  const changed = { ...definition, messages: messages.toSpliced(place, 0, message) };
  return {
    ok: true,
    definition: changed,
    // What named this id before the message was here must be found again as it was.
    undo: { type: 'remove', of: { kind: 'message', message_id: message.id }, references: 'keep' },
    name: `add ${messageNamed(changed, message.id)}`,
  };
}
