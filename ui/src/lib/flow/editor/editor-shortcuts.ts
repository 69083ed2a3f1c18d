import type { Shortcut } from '#lib/keyboard/shortcuts.svelte.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { FlowActs } from './flow-acts.ts';

interface Hands {
  readonly flow: FlowDocument;
  readonly acts: FlowActs;
  readonly toggleIssues: () => void;
  readonly toggleSimulator: () => void;
  readonly add: () => void;
  readonly search: () => void;
}

/** What keys do in the editor, wherever the focus is that types nothing. */
export function editorShortcuts({
  flow,
  acts,
  toggleIssues,
  toggleSimulator,
  add,
  search,
}: Hands): readonly Shortcut[] {
  const looking: readonly Shortcut[] = [
    { keys: 'i', words: 'Show or hide issues', run: toggleIssues },
    { keys: 's', words: 'Show or hide the simulator', run: taking(toggleSimulator) },
    { keys: '/', words: 'Find in this schedule', run: taking(search) },
  ];
  if (flow.is_read_only) return looking;
  return [
    ...looking,
    { keys: 'Mod+z', words: 'Undo', run: taking(() => flow.undo()) },
    { keys: 'Mod+Shift+z', words: 'Redo', run: taking(() => flow.redo()) },
    { keys: 'a', words: 'Add a message, an answer or an action', run: taking(add) },
    { keys: 'Mod+d', words: 'Duplicate', run: taking(() => acts.duplicate()) },
    { keys: 'Delete', words: 'Delete', run: taking(() => acts.remove()) },
    { keys: 'Backspace', words: 'Delete', run: taking(() => acts.remove()) },
    { keys: 'e', words: 'Edit what is selected', run: taking(() => acts.toPanel()) },
  ];
}

/** The browser has its own idea of some of these keys. */
function taking(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    event.preventDefault();
    run();
  };
}
