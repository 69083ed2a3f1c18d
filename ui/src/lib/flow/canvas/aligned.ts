import type { Layout, Position } from '../document/layout.ts';

/** How boxes are brought into line: by an edge or the middle they share, or with equal gaps between them. */
export type Alignment =
  | 'left'
  | 'centre'
  | 'right'
  | 'top'
  | 'middle'
  | 'bottom'
  | 'distribute_across'
  | 'distribute_down';

/** A node on the canvas: where it stands and how large it is. */
export interface Box extends Position {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

interface AlignRequest {
  readonly layout: Layout;
  /** Every node, whose places all become the layout's. */
  readonly boxes: readonly Box[];
  readonly ids: ReadonlySet<string>;
  readonly alignment: Alignment;
}

/** The layout with some nodes in line; the others stay. */
export function aligned({ layout, boxes, ids, alignment }: AlignRequest): Layout {
  const moved = new Map(
    inLine(
      boxes.filter(({ id }) => ids.has(id)),
      alignment,
    ).map((box) => [box.id, box]),
  );
  const positions = boxes.map((box) => {
    const { x, y } = moved.get(box.id) ?? box;
    return [box.id, { x: Math.round(x), y: Math.round(y) }] as const;
  });
  return { ...layout, positions: Object.fromEntries(positions) };
}

function inLine(boxes: readonly Box[], alignment: Alignment): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  switch (alignment) {
    case 'left':
      return boxes.map((box) => ({ ...box, x: left }));
    case 'centre':
      return boxes.map((box) => ({ ...box, x: (left + right - box.width) / 2 }));
    case 'right':
      return boxes.map((box) => ({ ...box, x: right - box.width }));
    case 'top':
      return boxes.map((box) => ({ ...box, y: top }));
    case 'middle':
      return boxes.map((box) => ({ ...box, y: (top + bottom - box.height) / 2 }));
    case 'bottom':
      return boxes.map((box) => ({ ...box, y: bottom - box.height }));
    case 'distribute_across':
      return spread(boxes, { from: left, to: right, start: 'x', length: 'width' });
    case 'distribute_down':
      return spread(boxes, { from: top, to: bottom, start: 'y', length: 'height' });
  }
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly start: 'x' | 'y';
  readonly length: 'width' | 'height';
}

/** Equal gaps between neighbours, the first and the last staying where they are; less than nothing where they overlap. */
function spread(boxes: readonly Box[], { from, to, start, length }: Axis): readonly Box[] {
  const full = boxes.reduce((sum, box) => sum + box[length], 0);
  const gap = (to - from - full) / (boxes.length - 1);
  let at = from;
  return boxes
    .toSorted((one, other) => one[start] - other[start])
    .map((box) => {
      const placed = { ...box, [start]: at };
      at += box[length] + gap;
      return placed;
    });
}
