import { REMEMBERED_CALLS } from '../limits.ts';
import type { CallMemory, SentMessage } from '../memory.ts';
import type { Turn } from './turn.ts';

/** A call as an input names it. */
export interface CallRef {
  readonly call: string;
  readonly answers: string;
}

export type LiveCall =
  | { readonly kind: 'live'; readonly memory: CallMemory; readonly sent: SentMessage }
  /** It has ended: nobody is on the phone. */
  | { readonly kind: 'ended' }
  /** Somebody may be on the phone, in a call the sequence knows nothing of. */
  | { readonly kind: 'unknown' };

/** The call a digit or an outcome belongs to, with the message whose answers hold. A message is called for in one call only. */
export function liveCall({ memory }: Turn, sent: SentMessage | null, { call, answers }: CallRef): LiveCall {
  if (sent?.channel !== 'call' || sent.status === 'failed' || sent.status === 'skipped') return { kind: 'unknown' };
  if (sent.call_outcome !== undefined) return { kind: 'ended' };
  const calls = memory.calls ?? [];
  const known = calls.find((each) => each.call === call || each.placed_by === answers);
  if (known === undefined) return { kind: 'live', memory: newCall({ call, answers }), sent };
  if (known.call !== call || known.placed_by !== answers) return { kind: 'unknown' };
  const at = memory.sent.find(({ key }) => key === known.at);
  return at ? { kind: 'live', memory: known, sent: at } : { kind: 'unknown' };
}

function newCall({ call, answers }: CallRef): CallMemory {
  return {
    call,
    placed_by: answers,
    at: answers,
    menu: null,
    digits: 0,
    prompts: 0,
    repeats: 0,
    asked_again: 0,
    over: false,
  };
}

/** Remembers a call as it is now; of more than `REMEMBERED_CALLS` the oldest is taken to be over. */
export function rememberCall(turn: Turn, call: CallMemory): void {
  const all = [...(turn.memory.calls ?? []).filter((each) => each.call !== call.call), call];
  const over = all.slice(0, -REMEMBERED_CALLS).map(({ placed_by }) => placed_by);
  turn.memory = {
    ...turn.memory,
    calls: all.slice(-REMEMBERED_CALLS),
    sent: over.length === 0 ? turn.memory.sent : turn.memory.sent.map((sent) => endIfIn(over, sent)),
  };
}

function endIfIn(over: readonly string[], sent: SentMessage): SentMessage {
  return over.includes(sent.key) ? { ...sent, call_outcome: 'completed' } : sent;
}

/** Forgets a call that has ended; without any, the memory says nothing of calls. */
export function forgetCall(turn: Turn, { call, answers }: CallRef): void {
  const { calls, ...rest } = turn.memory;
  const left = calls?.filter((each) => each.call !== call || each.placed_by !== answers) ?? [];
  turn.memory = left.length === 0 ? rest : { ...rest, calls: left };
}
