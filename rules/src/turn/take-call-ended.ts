import type { Input } from '../input.ts';
import type { SentMessage } from '../memory.ts';
import { acceptSent } from './accept-sent.ts';
import { findMessage } from './find-authored.ts';
import { isWindowOver } from './is-window-over.ts';
import { forgetCall, liveCall } from './live-call.ts';
import { note } from './note.ts';
import { findSent, updateSent } from './remember-sent.ts';
import { runSilent } from './run-silent.ts';
import { lookThrough } from './search-auto-replies.ts';
import type { Turn } from './turn.ts';

type CallEnded = Extract<Input, { type: 'call_ended' }>;

/**
 * A call is over. Not connected at all, it has failed; nobody there, or no digit for the message it stood at, is no
 * response; never both (ruling 18). A second report changes nothing.
 */
export function takeCallEnded(turn: Turn, input: CallEnded): void {
  const placed = findSent(turn, input.answers);
  const live = liveCall(turn, placed, input);
  const { outcome } = input;
  const about = { rule: 'call_ended', auto_message_id: placed?.auto_message_id ?? null };
  forgetCall(turn, input);
  if (live.kind !== 'live' || placed === null) {
    note(turn, { ...about, verdict: 'ignored', detail: { outcome, reason: live.kind } });
    return;
  }
  note(turn, { ...about, verdict: 'applied', ruling: 18, detail: { outcome } });
  // Whoever has dialled was connected, whatever the carrier calls the end of it.
  const connected = placed.answered || live.memory.digits > 0;
  if (outcome === 'failed' && !connected) {
    turn.failures.push(updateSent(turn, placed, { status: 'failed', call_outcome: outcome }));
    return;
  }
  // Before the call counts as received: that alone does not open the window again.
  const window_over = isWindowOver(turn);
  close(turn, { sent: placed, input });
  const sent = live.memory.at === placed.key ? findSent(turn, placed.key) : close(turn, { sent: live.sent, input });
  if (sent !== null && !sent.answered) noResponse(turn, { sent, window_over });
}

function close(turn: Turn, { sent, input }: { readonly sent: SentMessage; readonly input: CallEnded }): SentMessage {
  const heard = sent.status === 'accepted' ? sent : acceptSent(turn, sent, input.at);
  return updateSent(turn, heard, { call_outcome: input.outcome });
}

/** The message's `no_response`, else the defaults' (ruling 7). */
function noResponse(
  turn: Turn,
  { sent, window_over }: { readonly sent: SentMessage; readonly window_over: boolean },
): void {
  const { auto_message_id, state } = sent;
  const authored = findMessage(turn.request.definitions, sent);
  const found = authored
    ? (['auto_reply', 'default_auto_reply'] as const)
        .flatMap((scope) => lookThrough(authored, { scope, occurrence: { kind: 'unanswered' }, pass: ['exact'] }))
        .find((looked) => looked.match)
    : undefined;
  const about = { rule: 'no_response', ruling: 18, auto_message_id, auto_reply_id: found?.auto_reply.id ?? null };
  if (!found) {
    note(turn, { ...about, verdict: 'no_match' });
    return;
  }
  const limit = turn.memory.stopped_by;
  if (limit !== null) {
    note(turn, { ...about, verdict: 'limit', detail: { limit } });
    return;
  }
  if (window_over) {
    note(turn, { ...about, verdict: 'suppressed', detail: { reason: 'reply_window_over' } });
    return;
  }
  if (turn.stopped.call) {
    note(turn, { ...about, verdict: 'suppressed', detail: { reason: 'opted_out' } });
    return;
  }
  runSilent(turn, {
    auto_reply: found.auto_reply,
    sent,
    state,
    rule: 'no_response',
    ruling: 18,
    prefix: `c/${sent.key}`,
  });
}
