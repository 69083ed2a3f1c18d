import type { ToldShortcut } from '#lib/keyboard/shortcuts.svelte.ts';
import type { FlowDocument } from '../document/flow-document.ts';

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** What keys do on a message of the canvas that has the focus. */
export function canvasKeys(access: FlowDocument['access']): readonly ToldShortcut[] {
  const arrows = (words: string, held = ''): readonly ToldShortcut[] =>
    ARROWS.map((key) => ({ keys: `${held}${key}`, words }));
  return [
    ...arrows('From message to message'),
    ...arrows('Choose several', 'Shift+'),
    ...(access === 'editing' ? arrows('Move what is chosen', 'Alt+') : []),
    { keys: 'Enter', words: 'Open the details' },
  ];
}
