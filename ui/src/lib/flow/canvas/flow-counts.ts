import type { ScheduleCounts } from '#lib/api/generated/types.gen.ts';

/** What became of one message: `entered` is all the others together, always. */
export interface MessageCounts {
  readonly entered: number;
  readonly waiting: number;
  /** Answered, led on or acted on by silence. */
  readonly left: number;
  readonly failed: number;
  readonly expired: number;
  /** How those that left did. */
  readonly ways: { readonly answer: number; readonly transition: number; readonly timer: number };
}

/** Numbers to show on the canvas, by what they are of. */
export interface FlowCounts {
  readonly messages: ReadonlyMap<string, MessageCounts>;
  /** How often each auto reply answered, a default over all messages. */
  readonly answers: ReadonlyMap<string, number>;
  /** How often a built-in answered, by `builtInKey`. */
  readonly built_ins: ReadonlyMap<string, number>;
}

/** The built-in of one message, as `Lit` and the outline name it too. */
export function builtInKey(message_id: string, built_in_id: string): string {
  return `${message_id}/${built_in_id}`;
}

/** The API's numbers as the canvas looks them up. */
export function flowCounts({ messages, edges }: Pick<ScheduleCounts, 'messages' | 'edges'>): FlowCounts {
  const answers = new Map<string, number>();
  const built_ins = new Map<string, number>();
  for (const { auto_message_id, auto_reply_id, built_in_id, count } of edges) {
    if (auto_reply_id !== null) answers.set(auto_reply_id, (answers.get(auto_reply_id) ?? 0) + count);
    if (built_in_id !== null) built_ins.set(builtInKey(auto_message_id, built_in_id), count);
  }
  return {
    messages: new Map(
      messages.map(({ auto_message_id, left, ...counts }) => [
        auto_message_id,
        { ...counts, left: left.answer + left.transition + left.timer, ways: left },
      ]),
    ),
    answers,
    built_ins,
  };
}
