import { expect, it } from 'vitest';
import { overviewOf } from './overview-of.ts';

const node = { position: { x: 100, y: 50 }, width: 200, height: 100 };
const looking = { size: { width: 800, height: 600 }, box: { width: 168, height: 104 } };

it.each([
  ['the whole flow lies in sight', { x: 0, y: 0, zoom: 1 }, true],
  ['a node reaches out of sight', { x: -150, y: 0, zoom: 1 }, false],
  ['it is looked at from near', { x: 0, y: 0, zoom: 3 }, false],
])('knows that %s', (_what, viewport, is_all_in_sight) => {
  expect(overviewOf([node], { ...looking, viewport }).is_all_in_sight).toBe(is_all_in_sight);
});

it('holds what is in sight and every node, however far it is', () => {
  const { x, y, scale, sight } = overviewOf([node, { ...node, position: { x: 5_000, y: -900 } }], {
    ...looking,
    viewport: { x: -20, y: 10, zoom: 0.5 },
  });
  expect(sight).toEqual({ x: 40, y: -20, width: 1600, height: 1200 });
  expect(x).toBeLessThan(40);
  expect(x + looking.box.width * scale).toBeGreaterThan(5_200);
  expect(y).toBeLessThan(-900);
});
