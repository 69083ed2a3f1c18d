import type { Definition } from '../document.ts';

/** A message as edits name it: `“Reminder, 1 day before”`, or `a message` while it has no name. */
export function messageNamed(definition: Definition, message_id: string): string {
  const name = definition.messages.find(({ id }) => id === message_id)?.name ?? '';
  return name === '' ? 'a message' : `“${name}”`;
}
