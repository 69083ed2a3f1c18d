import { describe, expect, it } from 'vitest';
import { NO_LAYOUT } from '../document/layout.ts';
import { aligned, type Alignment } from './aligned.ts';

const BOXES = [
  { id: 'a', x: 0, y: 10, width: 100, height: 40 },
  { id: 'b', x: 130, y: 100, width: 100, height: 80 },
  { id: 'c', x: 400, y: 300, width: 100, height: 60 },
  { id: 'other', x: 7, y: 7, width: 100, height: 40 },
];

function places(alignment: Alignment, ids = ['a', 'b', 'c']) {
  const { positions } = aligned({ layout: NO_LAYOUT, boxes: BOXES, ids: new Set(ids), alignment });
  return ids.map((id) => [positions[id]?.x, positions[id]?.y]);
}

describe('bringing into line', () => {
  it.each([
    ['left', [0, 0, 0], null],
    ['centre', [200, 200, 200], null],
    ['right', [400, 400, 400], null],
    ['top', null, [10, 10, 10]],
    ['middle', null, [165, 145, 155]],
    ['bottom', null, [320, 280, 300]],
    ['distribute_across', [0, 200, 400], null],
    ['distribute_down', null, [10, 135, 300]],
  ] as const)('%s', (alignment, xs, ys) => {
    expect(places(alignment)).toEqual(BOXES.slice(0, 3).map(({ x, y }, index) => [xs?.[index] ?? x, ys?.[index] ?? y]));
  });

  it('moves nothing that is not among the chosen, and one alone not at all', () => {
    const { positions } = aligned({ layout: NO_LAYOUT, boxes: BOXES, ids: new Set(['a', 'b']), alignment: 'top' });
    expect(positions['other']).toEqual({ x: 7, y: 7 });
    expect(places('right', ['a'])).toEqual([[0, 10]]);
  });
});
