import { describe, expect, it } from 'vitest';
import type { Definition } from '@kept/rules/document';
import { toGraph } from '@kept/rules/graph/to-graph';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { growingGraph } from './growing-graph.ts';

const first = readDocument({
  messages: [
    reminder('a', [answer('ar_a', { to: 'b' })]),
    reminder('b', [answer('ar_b', { any_of: ['1'], to: 'c' })]),
    reminder('c'),
  ],
  default_auto_replies: [answer('ar_any', { to: 'a' })],
});

const answeringOne = readDocument({ default_auto_replies: [answer('ar_any', { any_of: ['1'] })] });
const [a, , c] = first.messages;
const named = (definition: Definition, id: string, name: string): Definition => ({
  ...definition,
  messages: definition.messages.map((message) => (message.id === id ? { ...message, name } : message)),
});

/** One after the other, each from the one before or from the first. */
const EDITS: readonly (readonly [string, Definition])[] = [
  ['a name', named(first, 'b', 'Another name')],
  [
    'an answer',
    { ...first, messages: first.messages.map((each) => (each === a ? { ...each, auto_replies: [] } : each)) },
  ],
  ['a message that is gone, to which lines led', { ...first, messages: first.messages.filter((each) => each !== c) }],
  ['another order', { ...first, messages: first.messages.toReversed() }],
  [
    'a default that takes the word of a built-in',
    { ...first, default_auto_replies: answeringOne.default_auto_replies },
  ],
  ['a policy', { ...first, policy: { ...first.policy, any_affirmative_confirms: false } }],
  ['no message', { ...first, messages: [] }],
];

describe('the graph of a document that grows', () => {
  it.each(EDITS)('is the graph of the document after an edit, and after it was taken back: %s', (_what, edited) => {
    const graphOf = growingGraph();
    for (const definition of [first, edited, first]) expect(graphOf(definition)).toEqual(toGraph(definition));
  });

  it('has the parts of all messages that stayed as they were', () => {
    const graphOf = growingGraph();
    const before = graphOf(first);
    const after = graphOf(named(first, 'b', 'Another name'));
    expect(after.nodes.map((node, place) => node === before.nodes[place])).toEqual([false, true, false, true]);
    expect(after.edges.map((edge, place) => edge === before.edges[place])).toEqual([false, true, false]);
  });
});
