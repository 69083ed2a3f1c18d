import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { Timer } from '../memory.ts';
import { startOf } from '../timing/appointment-span.ts';
import { answerTiming } from './answer-timing.ts';
import { cancelTimers } from './cancel-timers.ts';
import { findAutoReply, findMessage } from './find-authored.ts';
import { isAboutOldTime } from './is-about-old-time.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { findSent } from './remember-sent.ts';
import { runAutoReply } from './run-auto-reply.ts';
import type { Turn } from './turn.ts';

/** Fires the `no_response_after` timers whose moment has come, earliest first (ruling 15). */
export function fireTimers(turn: Turn): void {
  for (let timer = nextDue(turn); timer; timer = nextDue(turn)) {
    const due = timer;
    turn.memory = { ...turn.memory, timers: turn.memory.timers.filter((each) => each !== due) };
    fireTimer(turn, due);
  }
}

function nextDue(turn: Turn): Timer | undefined {
  return turn.memory.timers
    .filter((timer) => timer.fire_at <= turn.request.now)
    .toSorted((a, b) => (a.fire_at < b.fire_at ? -1 : 1))[0];
}

function fireTimer(turn: Turn, timer: Timer): void {
  const { auto_message_id, auto_reply_id } = timer;
  const about = { rule: 'timer', ruling: 15, auto_message_id, auto_reply_id };
  const sent = findSent(turn, timer.sent_key);
  const authored = sent ? findMessage(turn.request.definitions, sent) : null;
  const auto_reply = authored ? findAutoReply(authored, auto_reply_id) : null;
  if (sent === null || auto_reply === null) {
    note(turn, { ...about, verdict: 'ignored', detail: { reason: 'gone' } });
    return;
  }
  if (
    timer.state !== turn.state ||
    isAboutOldTime(turn, sent) ||
    turn.request.facts.appointment.status === 'cancelled' ||
    turn.request.facts.participant.removed
  ) {
    note(turn, { ...about, verdict: 'suppressed', detail: { reason: 'changed' } });
    return;
  }
  const { purpose, channel } = sent;
  const { due_at } = answerTiming(turn, { cause: 'silence', purpose, channel });
  const start = startOf(turn.request.facts.appointment);
  const sends = auto_reply.actions.some((action) => ACTION_KINDS[action.type].sends);
  if (purpose !== 'follow_up' && (turn.request.now >= start || (sends && due_at >= start))) {
    note(turn, { ...about, verdict: 'suppressed', detail: { reason: 'after_start' } });
    notifyStaff(turn, { key: `n/${timer.sent_key}/${auto_reply_id}`, reason: 'no_response_after_start', source: null });
    return;
  }
  note(turn, { ...about, verdict: 'matched' });
  turn.transitioned = false;
  runAutoReply(turn, { auto_reply, sent, cause: 'silence', prefix: `t/${timer.sent_key}` });
  if (turn.transitioned) cancelTimers(turn, 'transition', (each) => each.sent_key === timer.sent_key);
}
