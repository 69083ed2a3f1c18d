import type { AutoMessage, Definition } from '../document.ts';

/** The document with one message changed; all others stay the same objects, so a canvas redraws one node. */
export function replaceMessage(definition: Definition, message: AutoMessage): Definition {
  return { ...definition, messages: definition.messages.map((each) => (each.id === message.id ? message : each)) };
}
