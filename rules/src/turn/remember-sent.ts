import { REMEMBERED_MESSAGES } from '../limits.ts';
import type { SentMessage } from '../memory.ts';
import { isOpenQuestion } from './is-open-question.ts';
import type { Turn } from './turn.ts';

export function findSent(turn: Turn, key: string): SentMessage | null {
  return turn.memory.sent.find((sent) => sent.key === key) ?? null;
}

/** Adds a message; when more are remembered than `REMEMBERED_MESSAGES`, the oldest that is over is forgotten. */
export function addSent(turn: Turn, sent: SentMessage): void {
  const all = [...turn.memory.sent, sent];
  const oldest = all.length > REMEMBERED_MESSAGES ? all.findIndex((each) => !isOpenQuestion(each)) : -1;
  const kept = all.length > REMEMBERED_MESSAGES ? all.toSpliced(Math.max(oldest, 0), 1) : all;
  turn.memory = { ...turn.memory, sent: kept };
}

/** Changes what is remembered of one message and returns it as it is now. */
export function updateSent(turn: Turn, sent: SentMessage, change: Partial<SentMessage>): SentMessage {
  const changed = { ...sent, ...change };
  turn.memory = {
    ...turn.memory,
    sent: turn.memory.sent.map((each) => (each.key === sent.key ? changed : each)),
  };
  return changed;
}
