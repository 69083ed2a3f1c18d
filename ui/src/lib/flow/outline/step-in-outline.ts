import type { OutlineRow } from './outline-rows.ts';

/** What a key means in the outline, as in any tree (WAI-ARIA). */
export type OutlineStep =
  | { readonly do: 'focus'; readonly key: string }
  | { readonly do: 'fold' | 'unfold'; readonly key: string }
  | null;

/** Arrows, Home and End: another row, or the one there folded or unfolded; null: the key means nothing there. */
export function stepInOutline(
  rows: readonly OutlineRow[],
  { at, key }: { readonly at: string; readonly key: string },
): OutlineStep {
  const index = rows.findIndex((row) => row.key === at);
  const row = rows[index];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return focusOn(rows[index + 1]);
    case 'ArrowUp':
      return focusOn(rows[index - 1]);
    case 'Home':
      return focusOn(rows[0]);
    case 'End':
      return focusOn(rows.at(-1));
    case 'ArrowRight':
      if (row.is_open === null) return null;
      return row.is_open ? focusOn(rows[index + 1]) : { do: 'unfold', key: at };
    case 'ArrowLeft':
      if (row.is_open === true) return { do: 'fold', key: at };
      return row.level === 2 ? focusOn(rows.slice(0, index).findLast(({ level }) => level === 1)) : null;
    default:
      return null;
  }
}

function focusOn(row: OutlineRow | undefined): OutlineStep {
  return row === undefined ? null : { do: 'focus', key: row.key };
}
