import type { Definition } from '@kept/rules/document';
import { ANY_MESSAGE } from '@kept/rules/graph/graph';
import { toGraph } from '@kept/rules/graph/to-graph';
import { definitionOf } from '../harness/clinic.ts';

const WIDTH = 296;
const ROW = 28;
const HEAD = 76;
const BETWEEN = { x: 120, y: 40 };

/** A schedule of many messages, as the editor opens it and as a bare page draws the same. */
export interface LargeFlow {
  readonly definition: Definition;
  readonly layout: object;
  readonly nodes: readonly object[];
  readonly edges: readonly object[];
}

/** So many messages in a square, each with two answers, one of which leads to another message. */
export function largeFlow(messages: number): LargeFlow {
  const definition = definitionOf({
    name: 'Large',
    messages: Array.from({ length: messages }, (_, at) => ({
      id: `msg_${at}`,
      name: `Message ${at}`,
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { minutes: -60 - at }, window: 'any' },
      content: { body: 'See you {{ event.start_time | time }}. Reply 1 to confirm, STOP to opt out.' },
      auto_replies: [
        {
          id: `ar_${at}_on`,
          trigger: { type: 'reply_includes', any_of: [`word ${at}`] },
          actions: [{ type: 'transition_to', message_id: `msg_${(at + 7) % messages}` }],
        },
        { id: `ar_${at}_said`, trigger: { type: 'client_confirms' }, actions: [{ type: 'reply', body: 'Thanks.' }] },
      ],
    })),
  });
  const graph = toGraph(definition);
  const across = Math.ceil(Math.sqrt(graph.nodes.length));
  const boxes = graph.nodes.map((node, at) => {
    const answers = node.rows.filter(({ kind }) => kind === 'auto_reply').length;
    return {
      node,
      position: { x: (at % across) * (WIDTH + BETWEEN.x), y: Math.floor(at / across) * (HEAD + 8 * ROW + BETWEEN.y) },
      height: HEAD + (node.rows.length + 1) * ROW,
      handles: [
        ...(node.kind === 'message' ? [{ id: 'in', kind: 'in', y: HEAD / 2 }] : []),
        // one for a new answer, as ours
        ...Array.from({ length: answers + 1 }, (_none, index) => ({
          id: idOf(node.rows[index], index < answers),
          kind: 'out',
          y: HEAD + (index + 0.5) * ROW,
        })),
      ],
    };
  });
  return {
    definition,
    layout: { positions: Object.fromEntries(boxes.map(({ node, position }) => [node.id, position])), folded: [] },
    nodes: boxes.map(({ node, position, height, handles }) => ({
      ...{ id: node.id, type: 'bare', position },
      data: { name: node.id === ANY_MESSAGE ? 'Any message' : node.id, width: WIDTH, height, handles },
    })),
    edges: graph.edges.map(({ id, source, target, auto_reply_id }) => ({
      ...{ id, source, target, sourceHandle: auto_reply_id, targetHandle: 'in' },
    })),
  };
}

function idOf(row: { readonly auto_reply_id?: string } | object | undefined, is_answer: boolean): string {
  return is_answer && row !== undefined && 'auto_reply_id' in row ? String(row.auto_reply_id) : 'new';
}
