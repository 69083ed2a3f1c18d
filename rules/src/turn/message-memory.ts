import type { Memory, MessageMemory } from '../memory.ts';
import type { Turn } from './turn.ts';

type Messages = Memory['messages'];

/** As with what was sent (`sent-of.ts`): one index a list, for a decision asks for every message several times. */
const known = new WeakMap<Messages, ReadonlyMap<string, MessageMemory>>();

/** What is remembered of an auto message; a blank when nothing is. */
export function messageMemory({ messages }: Pick<Memory, 'messages'>, auto_message_id: string): MessageMemory {
  return (
    (known.get(messages) ?? index(messages)).get(auto_message_id) ?? {
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

function index(messages: Messages): ReadonlyMap<string, MessageMemory> {
  const by_id = new Map(messages.map((each) => [each.auto_message_id, each]));
  known.set(messages, by_id);
  return by_id;
}

export function updateMessageMemory(turn: Turn, auto_message_id: string, change: Partial<MessageMemory>): void {
  const { messages } = turn.memory;
  const changed = { ...messageMemory(turn.memory, auto_message_id), ...change };
  const at = messages.findIndex((each) => each.auto_message_id === auto_message_id);
  turn.memory = { ...turn.memory, messages: at === -1 ? [...messages, changed] : messages.with(at, changed) };
}
