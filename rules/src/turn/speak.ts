import { rememberCall } from './live-call.ts';
import { sayText } from './say-text.ts';
import type { CallTurn, Turn } from './turn.ts';

/** Ends the answer to a digit: one effect says all of it. What does not lead on ends the call with a goodbye. */
export function speak(turn: Turn, call: CallTurn): void {
  turn.call = null;
  const { memory, says } = call;
  if (call.next === null) sayText(call, 'call_goodbye');
  const next = call.next ?? 'hang_up';
  const { id } = turn.request.input;
  rememberCall(turn, { ...memory, over: next !== 'wait_for_digit' });
  turn.effects.push(
    typeof next === 'string'
      ? { type: 'speak', key: `sp/${id}`, call: memory.call, says, next }
      : { type: 'forward', key: `fw/${id}`, call: memory.call, says, number: next.number },
  );
}
