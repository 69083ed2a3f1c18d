import type { Position } from '../document/layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The node that an arrow key leads to: the nearest in its direction, one straight ahead before one aside; null: none. */
export function nearestNode(
  places: ReadonlyMap<string, Position>,
  { from, direction }: { readonly from: string; readonly direction: Direction },
): string | null {
  const start = places.get(from);
  if (start === undefined) return null;
  let nearest: { readonly id: string; readonly far: number } | null = null;
  for (const [id, at] of places) {
    const { ahead, aside } = distance(direction, { x: at.x - start.x, y: at.y - start.y });
    // within a quarter turn of the key's direction
    if (id === from || ahead <= 0 || aside > ahead * 2) continue;
    const far = ahead + aside * 2;
    if (nearest === null || far < nearest.far) nearest = { id, far };
  }
  return nearest?.id ?? null;
}

function distance(direction: Direction, { x, y }: Position): { readonly ahead: number; readonly aside: number } {
  switch (direction) {
    case 'left':
      return { ahead: -x, aside: Math.abs(y) };
    case 'right':
      return { ahead: x, aside: Math.abs(y) };
    case 'up':
      return { ahead: -y, aside: Math.abs(x) };
    case 'down':
      return { ahead: y, aside: Math.abs(x) };
  }
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Null: the key is no arrow. */
export function directionOf(key: string): Direction | null {
  return DIRECTIONS[key] ?? null;
}
