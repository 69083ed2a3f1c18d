import type { Fix } from '../checks/issue.ts';
import type { Definition } from '../document.ts';
import type { Command, Subject } from './command.ts';

/** The edit that carries out the fix of an issue; null when the document has changed so that it points nowhere. */
export function commandOfFix(definition: Definition, fix: Fix): Command | null {
  const parts = fix.pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = subjectAt(definition, parts);
  return found && { type: 'edit_field', ...found, operation: fix.operation, value: fix.value };
}

function subjectAt(
  { messages, default_auto_replies }: Definition,
  parts: readonly string[],
): { readonly of: Subject; readonly path: readonly string[] } | null {
  const [list, index, ...path] = parts;
  if (list === 'messages') {
    const message = messages[Number(index)];
    return message ? { of: { kind: 'message', message_id: message.id }, path } : null;
  }
  if (list === 'default_auto_replies') {
    const auto_reply = default_auto_replies[Number(index)];
    return auto_reply ? { of: { kind: 'auto_reply', auto_reply_id: auto_reply.id }, path } : null;
  }
  return list === undefined ? null : { of: { kind: 'schedule' }, path: parts };
}
