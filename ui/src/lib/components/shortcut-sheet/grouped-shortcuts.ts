import type { ToldShortcut } from '#lib/keyboard/shortcuts.svelte.ts';

export interface ShortcutGroup {
  readonly title: string;
  /** Words once, with every way to press it. */
  readonly lines: readonly { readonly words: string; readonly keys: readonly string[] }[];
}

const OWN = 'On this page';

/** The help sheet's groups: the page's own first; one taken over by a page is told once. */
export function groupedShortcuts(shortcuts: readonly ToldShortcut[]): readonly ShortcutGroup[] {
  const winners = shortcuts.filter(
    ({ keys }, index) => shortcuts.findLastIndex((other) => other.keys === keys) === index,
  );
  const titles = [...new Set(winners.map(({ group }) => group ?? OWN))].toSorted(
    (a, b) => Number(b === OWN) - Number(a === OWN),
  );
  return titles.map((title) => {
    const mine = winners.filter(({ group }) => (group ?? OWN) === title);
    const words = [...new Set(mine.map((shortcut) => shortcut.words))];
    return {
      title,
      lines: words.map((line) => ({
        words: line,
        keys: mine.filter((shortcut) => shortcut.words === line).map(({ keys }) => keys),
      })),
    };
  });
}
