import { describe, expect, it } from 'vitest';
import { ANY_MESSAGE } from '@kept/rules/graph/graph';
import { toGraph } from '@kept/rules/graph/to-graph';
import { NO_LAYOUT } from '../document/layout.ts';
import { steadyGraph } from '../document/steady-graph.ts';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { canvasEdges } from './canvas-edges.ts';
import { canvasNodes } from './canvas-nodes.ts';
import { elkGraph } from './elk-graph.ts';
import { directionOf, nearestNode } from './nearest-node.ts';
import { handlePlaces, NODE_WIDTH, nodeHeight, ROW_HEIGHT } from './node-geometry.ts';
import { nudged } from './nudged.ts';
import { placeNodes } from './place-nodes.ts';

const definition = readDocument({
  messages: [
    reminder('first', [answer('a', { to: 'second' }), answer('b', { any_of: ['no'], to: 'third' })]),
    reminder('second', [answer('c', { to: 'third' })]),
    reminder('third'),
    reminder('alone'),
  ],
});
const graph = toGraph(definition);
const placed = placeNodes(graph, { layout: NO_LAYOUT, access: 'editing' });
const column = (id: string) => (placed.get(id)?.x ?? -1) / (placed.get('second')?.x ?? 1);
const node = (id: string) => {
  const found = graph.nodes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no node ${id}`);
  return found;
};

describe('places of nodes that nobody has placed', () => {
  it('lie right of what first leads to them', () => {
    expect([ANY_MESSAGE, 'first', 'second', 'third', 'alone'].map(column)).toEqual([0, 0, 1, 1, 0]);
  });

  it('leave no two nodes on each other', () => {
    const boxes = graph.nodes.map((each) => ({
      ...(placed.get(each.id) ?? { x: 0, y: 0 }),
      height: nodeHeight(each, { is_folded: false, access: 'editing' }),
    }));
    const on_each_other = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(({ x, y, height }) => Math.abs(x - one.x) < NODE_WIDTH && y < one.y + one.height && one.y < y + height),
    );
    expect(on_each_other).toEqual([]);
  });

  it('give way to the places that somebody chose', () => {
    const chosen = placeNodes(graph, {
      layout: { positions: { first: { x: 7, y: 900 } }, folded: [] },
      access: 'editing',
    });
    expect(chosen.get('first')).toEqual({ x: 7, y: 900 });
    expect(chosen.get('alone')?.y).toBeGreaterThan(900);
  });

  it('end, whatever leads in a circle', () => {
    const circle = toGraph(
      readDocument({
        messages: [reminder('x', [answer('a', { to: 'y' })]), reminder('y', [answer('b', { to: 'x' })])],
      }),
    );
    expect(placeNodes(circle, { layout: NO_LAYOUT, access: 'editing' }).size).toBe(3);
  });
});

describe('handles', () => {
  it('are where the lines of the answers are, one for a new answer beneath', () => {
    const [into, a, b, fresh] = handlePlaces(node('first'), { is_folded: false, access: 'editing' });
    expect([into?.id, a?.id, b?.id, fresh?.id]).toEqual(['in', 'a', 'b', 'new']);
    expect((b?.y ?? 0) - (a?.y ?? 0)).toBe((fresh?.y ?? 0) - (b?.y ?? 0));
  });

  it('leave no room for a new answer where nothing may be changed', () => {
    const looks = { is_folded: false, access: 'reading' } as const;
    expect(handlePlaces(node('first'), looks).map(({ id }) => id)).toEqual(['in', 'a', 'b']);
    const lower = nodeHeight(node('first'), { ...looks, access: 'editing' }) - nodeHeight(node('first'), looks);
    expect(lower).toBe(ROW_HEIGHT);
  });

  it('lie together on a folded message, so that its lines still begin at it', () => {
    const places = handlePlaces(node('first'), { is_folded: true, access: 'editing' });
    expect(new Set(places.map(({ y }) => y)).size).toBe(1);
  });
});

describe('arrow keys on the canvas', () => {
  const at = new Map([
    ['middle', { x: 0, y: 0 }],
    ['right', { x: 400, y: 30 }],
    ['far right', { x: 900, y: 0 }],
    ['below', { x: 20, y: 300 }],
  ]);
  it.each([
    ['middle', 'ArrowRight', 'right'],
    ['right', 'ArrowRight', 'far right'],
    ['far right', 'ArrowLeft', 'right'],
    ['middle', 'ArrowDown', 'below'],
    ['below', 'ArrowUp', 'middle'],
    ['middle', 'ArrowLeft', null],
    ['middle', 'ArrowUp', null],
  ])('from %s, %s leads to %s', (from, key, to) => {
    const direction = directionOf(key);
    expect(direction !== null && nearestNode(at, { from, direction })).toBe(to);
  });

  it('move the chosen nodes and no other', () => {
    const { positions } = nudged({ layout: NO_LAYOUT, places: at, ids: new Set(['below']), direction: 'left' });
    expect(positions['below']).toEqual({ x: -4, y: 300 });
    expect(positions['middle']).toEqual({ x: 0, y: 0 });
  });
});

describe('what is drawn again after an edit', () => {
  it('is the message that changed and no other', () => {
    const drawing = { layout: NO_LAYOUT, places: placed, selected: new Set<string>(), access: 'editing' } as const;
    const before = canvasNodes({ ...drawing, graph, before: [] });
    const edited = {
      ...definition,
      messages: definition.messages.map((each) => (each.id === 'alone' ? { ...each, name: 'new' } : each)),
    };
    const after = canvasNodes({ ...drawing, graph: steadyGraph(graph, toGraph(edited)), before });
    expect(after.filter((each, index) => each !== before[index]).map(({ id }) => id)).toEqual(['alone']);
  });

  it('is not drawn anew as a line while other lines are edited, nor any line while none is', () => {
    const edited = readDocument({
      ...definition,
      messages: definition.messages.map((message) => (message.id === 'third' ? { ...message, name: 'Last' } : message)),
    });
    const looks = { lit: { messages: new Set<string>(), edges: new Set<string>() }, chosen: null };
    const before = canvasEdges({ ...looks, graph, before: [] });
    const renamed = steadyGraph(graph, toGraph(edited));
    const after = canvasEdges({ ...looks, graph: renamed, before });
    expect(after.filter((each, index) => each !== before[index]).map(({ target }) => target)).toEqual([
      'third',
      'third',
    ]);
    expect(canvasEdges({ ...looks, graph: steadyGraph(renamed, toGraph(edited)), before: after })).toBe(after);
    const chosen = canvasEdges({ ...looks, graph: renamed, chosen: after[0]?.id ?? '', before: after });
    expect(chosen.map(({ selected }) => selected)).toEqual([true, false, false]);
  });
});

describe('the graph for the layout engine', () => {
  it('has every edge between ports that exist', () => {
    const { children = [], edges = [] } = elkGraph(graph, NO_LAYOUT);
    const ports = new Set(children.flatMap((child) => (child.ports ?? []).map(({ id }) => id)));
    expect(edges).toHaveLength(3);
    expect(edges.flatMap(({ sources, targets }) => [...sources, ...targets]).filter((id) => !ports.has(id))).toEqual(
      [],
    );
  });
});
