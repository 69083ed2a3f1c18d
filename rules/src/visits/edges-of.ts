import type { TraceEntry } from '../trace.ts';

/** An edge of the flow that was taken: which answer to which auto message, authored or built in. */
export interface TakenEdge {
  /** The message that was answered, or whose silence or failure it was. */
  readonly auto_message_id: string;
  readonly auto_reply_id: string | null;
  readonly built_in_id: string | null;
}

/** The edges that a decision took, in its order, from what it noted (one for each rule that matched). */
export function edgesOf(trace: readonly TraceEntry[]): readonly TakenEdge[] {
  return trace.flatMap(({ verdict, rule, auto_message_id, auto_reply_id, detail }): readonly TakenEdge[] => {
    if (verdict !== 'matched' || auto_message_id === null) return [];
    if (auto_reply_id !== null) return [{ auto_message_id, auto_reply_id, built_in_id: null }];
    const built_in = rule === 'built_in' ? detail['built_in'] : null;
    return typeof built_in === 'string' ? [{ auto_message_id, auto_reply_id: null, built_in_id: built_in }] : [];
  });
}
