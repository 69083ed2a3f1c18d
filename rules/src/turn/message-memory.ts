import type { Memory, MessageMemory } from '../memory.ts';
import type { Turn } from './turn.ts';

/** What is remembered of an auto message; a blank when nothing is. */
export function messageMemory(memory: Memory, auto_message_id: string): MessageMemory {
  return (
    memory.messages.find((each) => each.auto_message_id === auto_message_id) ?? {
      auto_message_id,
      planned_at: null,
      skipped: null,
      override: null,
      held: false,
      visits: 0,
      skips: 0,
    }
  );
}

export function updateMessageMemory(turn: Turn, auto_message_id: string, change: Partial<MessageMemory>): void {
  const { messages } = turn.memory;
  const changed = { ...messageMemory(turn.memory, auto_message_id), ...change };
  const known = messages.some((each) => each.auto_message_id === auto_message_id);
  turn.memory = {
    ...turn.memory,
    messages: known
      ? messages.map((each) => (each.auto_message_id === auto_message_id ? changed : each))
      : [...messages, changed],
  };
}
