import type { Definition } from '../document.ts';
import { ownValue } from '../own-value.ts';
import type { Fragment } from './fragment.ts';

/** The chosen messages in document order, with the windows they name, ready for the clipboard. */
export function copyMessages(definition: Definition, message_ids: readonly string[]): Fragment {
  const messages = definition.messages.filter(({ id }) => message_ids.includes(id));
  const names = new Set(messages.flatMap(({ timing }) => (timing === null ? [] : [timing.window])));
  const windows = [...names].flatMap((name) => {
    const week = ownValue(definition.windows, name);
    return week ? [[name, week] as const] : [];
  });
  return { kind: 'messages', messages, windows: Object.fromEntries(windows) };
}
