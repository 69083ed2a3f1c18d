import type { Position } from '../document/layout.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Position, Size {}

interface Looking {
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number };
  /** The canvas on the screen. */
  readonly size: Size;
  /** What the overview is drawn into. */
  readonly box: Size;
}

interface Overview extends Position {
  /** Pixels of the canvas in one of the overview; its corner is at x and y. */
  readonly scale: number;
  /** All nodes as one path. */
  readonly nodes: string;
  /** What is in sight. */
  readonly sight: Box;
  /** Nothing lies beyond it. */
  readonly is_all_in_sight: boolean;
}

interface Drawn {
  readonly position: Position;
  readonly width?: number;
  readonly height?: number;
}

/** Everything there is and what is in sight, fitted into a small box. */
export function overviewOf(nodes: readonly Drawn[], { viewport, size, box }: Looking): Overview {
  const { x, y, zoom } = viewport;
  const sight = { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  const all = around([sight, ...boxes]);
  const scale = Math.max(all.width / box.width, all.height / box.height, Number.EPSILON) * 1.08;
  return {
    x: all.x - (box.width * scale - all.width) / 2,
    y: all.y - (box.height * scale - all.height) / 2,
    scale,
    nodes: boxes.map((each) => `M${each.x} ${each.y}h${each.width}v${each.height}h${-each.width}z`).join(''),
    sight,
    is_all_in_sight: boxes.every((each) => isWithin(each, sight)),
  };
}

function isWithin(box: Box, sight: Box): boolean {
  return (
    box.x >= sight.x &&
    box.y >= sight.y &&
    box.x + box.width <= sight.x + sight.width &&
    box.y + box.height <= sight.y + sight.height
  );
}

function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
