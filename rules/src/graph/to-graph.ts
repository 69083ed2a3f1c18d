import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { targetOf } from '../actions/target-of.ts';
import type { Action, AutoMessage, AutoReply, Definition } from '../document.ts';
import { scriptInWords } from '../outline/script-in-words.ts';
import { builtInRows } from './built-in-rows.ts';
import { ANY_MESSAGE, type AutoReplyRow, type Graph, type GraphEdge } from './graph.ts';
import { timingInWords } from './timing-in-words.ts';
import { triggerInWords } from './trigger-in-words.ts';

/**
 * The document as the canvas shows it: a node a message with its auto replies and built-ins as rows, one node for
 * the defaults, an edge for each action that leads to a message there is. Positions are no part of it. Of `messages`
 * alone, where only some of its messages are asked for: what is drawn of one follows from itself, the defaults, the
 * policy and which ids there are.
 */
export function toGraph(definition: Definition, messages: Definition['messages'] = definition.messages): Graph {
  const known = new Set(definition.messages.map(({ id }) => id));
  const rows = (list: readonly AutoReply[]) => list.map((auto_reply) => toRow(auto_reply, known));
  return {
    nodes: [
      { kind: 'any_message', id: ANY_MESSAGE, rows: rows(definition.default_auto_replies) },
      ...messages.map((message) => {
        const { id, name, type, purpose, availability } = message;
        return {
          kind: 'message' as const,
          ...{ id, name, type, purpose, availability },
          when: timingInWords(message.timing),
          first_line: firstLine(message),
          rows: [...rows(message.auto_replies), ...builtInRows(definition, message)],
        };
      }),
    ],
    edges: [
      ...toEdges(definition.default_auto_replies, { source: ANY_MESSAGE, known }),
      ...messages.flatMap(({ id, auto_replies }) => toEdges(auto_replies, { source: id, known })),
    ],
  };
}

function toRow({ id, trigger, actions }: AutoReply, known: ReadonlySet<string>): AutoReplyRow {
  return {
    kind: 'auto_reply',
    auto_reply_id: id,
    label: triggerInWords(trigger),
    actions: actions.map((action) => {
      const target = targetOf(action);
      const leads = target === null ? 'nowhere' : known.has(target) ? 'edge' : 'open';
      return { type: action.type, label: ACTION_KINDS[action.type].label, target, leads };
    }),
  };
}

const EDGES: Partial<Record<Action['type'], Pick<GraphEdge, 'kind' | 'line'>>> = {
  transition_to: { kind: 'transition', line: 'solid' },
  enable_message: { kind: 'enable', line: 'dashed' },
  disable_message: { kind: 'disable', line: 'dashed' },
};

function toEdges(
  list: readonly AutoReply[],
  { source, known }: { readonly source: string; readonly known: ReadonlySet<string> },
): readonly GraphEdge[] {
  return list.flatMap(({ id: auto_reply_id, actions }) =>
    actions.flatMap((action, action_index) => {
      const target = targetOf(action);
      const drawn = EDGES[action.type];
      return drawn && target !== null && known.has(target)
        ? [{ id: `${auto_reply_id}/${action_index}`, ...drawn, source, auto_reply_id, action_index, target }]
        : [];
    }),
  );
}

function firstLine(message: AutoMessage): string {
  const text = message.type === 'call' ? scriptInWords(message.content.script).join('\n') : message.content.body;
  return text.trim().split('\n', 1)[0] ?? '';
}
