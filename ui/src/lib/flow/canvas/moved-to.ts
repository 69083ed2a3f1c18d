import type { Layout, Position } from '../document/layout.ts';

interface Moving {
  readonly layout: Layout;
  /** Where every node is shown now. */
  readonly places: ReadonlyMap<string, Position>;
  readonly moved: readonly { readonly id: string; readonly position: Position }[];
}

/** The layout with some nodes where they were let go, and all others kept where they are shown. */
export function movedTo({ layout, places, moved }: Moving): Layout {
  const positions = {
    ...Object.fromEntries(places),
    ...Object.fromEntries(moved.map(({ id, position }) => [id, rounded(position)])),
  };
  return { ...layout, positions };
}

/** A place in whole pixels of the canvas. */
export function rounded({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}
