import type { Definition } from '@kept/rules/document';
import type { Selection } from './selection.ts';

/** What a JSON pointer into the definition is in: an issue's message or auto reply; null: the schedule itself. */
export function selectionOfPointer(definition: Definition, pointer: string): Selection {
  const [list, index, within, inner] = pointer.split('/').slice(1);
  if (list === 'messages') {
    const message = definition.messages[Number(index)];
    if (message === undefined) return null;
    const auto_reply = within === 'auto_replies' ? message.auto_replies[Number(inner)] : undefined;
    return auto_reply === undefined
      ? { kind: 'message', message_id: message.id }
      : { kind: 'auto_reply', message_id: message.id, auto_reply_id: auto_reply.id };
  }
  if (list !== 'default_auto_replies') return null;
  const auto_reply = definition.default_auto_replies[Number(index)];
  return auto_reply === undefined
    ? { kind: 'defaults' }
    : { kind: 'auto_reply', message_id: null, auto_reply_id: auto_reply.id };
}
