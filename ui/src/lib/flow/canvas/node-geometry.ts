import type { GraphNode } from '@kept/rules/graph/graph';
import { rowsOfNode } from './rows-of-node.ts';

/** Sizes of a node in pixels of the canvas at full size; the components draw by them, so nothing has to be measured. */
export const NODE_WIDTH = 296;
export const HEAD_HEIGHT = 76;
export const ANY_HEAD_HEIGHT = 48;
export const ROW_HEIGHT = 28;
const FOOT = 6;
/** Below it a node shows its name alone, as large as it can. */
export const FAR_ZOOM = 0.3;

/** A handle's middle, from the top of its node. */
export interface HandlePlace {
  readonly id: string;
  readonly kind: 'in' | 'out';
  readonly y: number;
}

/** Edges arrive here. */
export const IN_HANDLE = 'in';
/** From here a new answer is drawn. */
export const NEW_HANDLE = 'new';

export interface NodeLooks {
  readonly is_folded: boolean;
  /** Who only reads has no line and no handle for a new answer. */
  readonly access: 'editing' | 'reading';
}

export function headHeight(node: GraphNode): number {
  return node.kind === 'message' ? HEAD_HEIGHT : ANY_HEAD_HEIGHT;
}

/** Answers, the line that adds one, and built-ins; a folded node is its head alone. */
export function nodeHeight(node: GraphNode, { is_folded, access }: NodeLooks): number {
  const head = headHeight(node);
  const lines = node.rows.length + (access === 'editing' ? 1 : 0);
  return is_folded ? head : head + lines * ROW_HEIGHT + FOOT;
}

/** Where edges begin and end. The handles of a folded node lie together in the middle of its head. */
export function handlePlaces(node: GraphNode, { is_folded, access }: NodeLooks): readonly HandlePlace[] {
  const head = headHeight(node);
  const middle = head / 2;
  const { answers } = rowsOfNode(node);
  const out = answers.map(({ auto_reply_id }, index) => ({
    id: auto_reply_id,
    kind: 'out' as const,
    y: is_folded ? middle : rowMiddle(head, index),
  }));
  return [
    ...(node.kind === 'message' ? [{ id: IN_HANDLE, kind: 'in' as const, y: middle }] : []),
    ...out,
    ...(is_folded || access === 'reading'
      ? []
      : [{ id: NEW_HANDLE, kind: 'out' as const, y: rowMiddle(head, answers.length) }]),
  ];
}

function rowMiddle(head: number, index: number): number {
  return head + index * ROW_HEIGHT + ROW_HEIGHT / 2;
}
