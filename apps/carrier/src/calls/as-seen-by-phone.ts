import type { LoggedLine } from './call-store.ts';
import type { Call } from './call.ts';
import type { Notification } from './notification-store.ts';

/** A call as the control API shows it: who calls, what was heard, what it waits for, and what was wrong with it. */
export function asSeenByPhone(given: {
  readonly call: Call;
  readonly lines: readonly LoggedLine[];
  readonly problems: readonly Notification[];
  readonly seconds: number | null;
}) {
  const { call, lines, problems, seconds } = given;
  return {
    sid: call.sid,
    account_sid: call.account_sid,
    parent_call_sid: call.parent_call_sid,
    from: call.from_number,
    to: call.to_number,
    status: call.status,
    answered_by: call.answered_by,
    taken_by: call.taken_by,
    at: time(call.created_at),
    answered_at: call.answered_at === null ? null : time(call.answered_at),
    ended_at: call.ended_at === null ? null : time(call.ended_at),
    seconds,
    listens: listensFor(call),
    lines: lines.map(({ at, line }) => ({ at: time(at), ...line })),
    problems: problems.map(({ code, message, url, at }) => ({ code, message, url, at: time(at) })),
  };
}

/** The gather that counts keys now, null when none does. */
function listensFor({ progress }: Call) {
  if (progress.kind !== 'running') return null;
  const { document, at, keys } = progress;
  const step = document.steps[at];
  const gather =
    step !== undefined && 'gather' in step && step.gather !== null ? document.gathers[step.gather] : undefined;
  if (gather === undefined) return null;
  return { keys, num_digits: gather.num_digits, finish_on_key: gather.finish_on_key };
}

function time(at: number): string {
  return new Date(at).toISOString();
}
