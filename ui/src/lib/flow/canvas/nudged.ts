import type { Layout, Position } from '../document/layout.ts';
import type { Direction } from './nearest-node.ts';

/** One step of a key, in pixels of the canvas. */
const STEP = 24;

const STEPS: Readonly<Record<Direction, Position>> = {
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
};

interface Nudge {
  readonly layout: Layout;
  readonly places: ReadonlyMap<string, Position>;
  readonly ids: ReadonlySet<string>;
  readonly direction: Direction;
}

/** The layout with some nodes a step further in a direction. */
export function nudged({ layout, places, ids, direction }: Nudge): Layout {
  const by = STEPS[direction];
  const moved = [...places].map(
    ([id, { x, y }]) => [id, ids.has(id) ? { x: x + by.x, y: y + by.y } : { x, y }] as const,
  );
  return { ...layout, positions: Object.fromEntries(moved) };
}
