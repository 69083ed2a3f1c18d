import type { AutoReplyRow, BuiltInRow, GraphNode, GraphRow } from '@kept/rules/graph/graph';

interface NodeRows {
  readonly answers: readonly AutoReplyRow[];
  readonly built_ins: readonly BuiltInRow[];
}

/** A node's lines: what is authored, and beneath it what happens without authoring. */
export function rowsOfNode(node: GraphNode): NodeRows {
  const rows: readonly GraphRow[] = node.rows;
  return {
    answers: rows.filter((row): row is AutoReplyRow => row.kind === 'auto_reply'),
    built_ins: rows.filter((row): row is BuiltInRow => row.kind === 'built_in'),
  };
}
