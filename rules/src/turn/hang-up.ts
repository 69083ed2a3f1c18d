import type { SystemTextKey } from '../system-text.ts';
import type { Turn } from './turn.ts';

/** Ends a call, with a last text or without; to a number that is stopped nothing but the confirmation of that is said (ruling 1). */
export function hangUp(
  turn: Turn,
  { call, text }: { readonly call: string; readonly text: SystemTextKey | null },
): void {
  const silent = text === null || (turn.stopped.call && text !== 'call_opted_out');
  turn.effects.push({
    type: 'speak',
    key: `sp/${turn.request.input.id}`,
    call,
    says: silent ? [] : [{ kind: 'system_text', text }],
    next: 'hang_up',
  });
}
