import { replyWindowEnd } from '../timing/reply-window.ts';
import type { SentMessage } from '../memory.ts';
import { findMessage } from './find-authored.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { runAutoReply } from './run-auto-reply.ts';
import { lookThrough } from './search-auto-replies.ts';
import type { Turn } from './turn.ts';

/** Fires `message_fails` of every message that failed in this turn, and of those that fail because of it (ruling 16). */
export function fireFailures(turn: Turn): void {
  for (let sent = turn.failures.shift(); sent; sent = turn.failures.shift()) fireFailure(turn, sent);
}

function fireFailure(turn: Turn, sent: SentMessage): void {
  if (turn.stopped[sent.channel]) {
    note(turn, {
      rule: 'message_fails',
      verdict: 'suppressed',
      ruling: 16,
      auto_message_id: sent.auto_message_id,
      detail: { reason: 'opted_out' },
    });
    return;
  }
  const authored = findMessage(turn.request.definitions, sent);
  const found = authored
    ? (['auto_reply', 'default_auto_reply'] as const)
        .flatMap((scope) => lookThrough(authored, { scope, occurrence: { kind: 'failure' }, pass: ['exact'] }))
        .find((looked) => looked.match)
    : undefined;
  const reason = whyNot(turn);
  if (found && reason === null) {
    const about = { rule: found.scope, auto_message_id: sent.auto_message_id, auto_reply_id: found.auto_reply.id };
    note(turn, { ...about, verdict: 'matched', ruling: 16 });
    turn.transitioned = false;
    runAutoReply(turn, { auto_reply: found.auto_reply, sent, cause: 'failure', prefix: `f/${sent.key}` });
    return;
  }
  note(turn, {
    rule: 'message_fails',
    verdict: found ? 'suppressed' : 'no_match',
    ruling: 16,
    auto_message_id: sent.auto_message_id,
    detail: { reason },
  });
  notifyStaff(turn, { key: `n/${sent.key}/message_failed`, reason: 'message_failed', source: null });
}

/** Authored automation no longer runs past a limit, for a cancelled appointment, or after the reply window. */
function whyNot(turn: Turn): string | null {
  const { facts, now } = turn.request;
  if (turn.memory.stopped_by !== null) return turn.memory.stopped_by;
  if (facts.participant.removed) return 'participant_removed';
  if (facts.appointment.status === 'cancelled') return 'appointment_cancelled';
  const policy = turn.newest?.policy;
  const over = policy !== undefined && now >= replyWindowEnd({ memory: turn.memory, facts, policy });
  return over ? 'reply_window_over' : null;
}
