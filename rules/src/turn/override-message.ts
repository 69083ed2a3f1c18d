import type { MessageMemory } from '../memory.ts';
import { updateMessageMemory } from './message-memory.ts';
import { note } from './note.ts';
import type { Turn } from './turn.ts';

/** Enables or disables an auto message for this participant; the last one wins (ruling 21). */
export function overrideMessage(
  turn: Turn,
  {
    auto_message_id,
    override,
  }: { readonly auto_message_id: string; readonly override: NonNullable<MessageMemory['override']> },
): void {
  const known = turn.newest?.messages.some((message) => message.id === auto_message_id) === true;
  note(turn, {
    rule: 'override',
    verdict: known ? 'applied' : 'ignored',
    ruling: 21,
    auto_message_id,
    detail: { override },
  });
  if (known) updateMessageMemory(turn, auto_message_id, { override });
}
