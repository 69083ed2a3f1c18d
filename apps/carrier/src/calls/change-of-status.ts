import { callStatusParameters } from './call-parameters.ts';
import { isOver, type Call, type CallEvent, type CallStatus } from './call.ts';

type Status = Exclude<CallStatus, 'queued'> | 'initiated';

/**
 * A call with another status, and what its status callback says, where it asked to hear of that: each one carries the
 * number of those before it.
 */
export function changeOfStatus(
  call: Call,
  { status, now, call_second_ms }: { readonly status: Status; readonly now: number; readonly call_second_ms: number },
): { readonly call: Call; readonly callback: { readonly parameters: Readonly<Record<string, string>> } | null } {
  const over = status !== 'initiated' && isOver({ status });
  const next: Call = {
    ...call,
    status: status === 'initiated' ? call.status : status,
    started_at: call.started_at ?? now,
    answered_at: status === 'in-progress' ? now : call.answered_at,
    ended_at: over ? now : call.ended_at,
  };
  if (call.status_callback === '' || !call.events.includes(eventOf(status))) return { call: next, callback: null };
  const seconds = !over ? null : next.answered_at === null ? 0 : Math.ceil((now - next.answered_at) / call_second_ms);
  const parameters = callStatusParameters(next, { status, seconds, at: now });
  return { call: { ...next, callbacks: call.callbacks + 1 }, callback: { parameters } };
}

function eventOf(status: Status): CallEvent {
  switch (status) {
    case 'initiated':
    case 'ringing':
      return status;
    case 'in-progress':
      return 'answered';
    case 'completed':
    case 'busy':
    case 'failed':
    case 'no-answer':
    case 'canceled':
      return 'completed';
    default:
      return status satisfies never;
  }
}
