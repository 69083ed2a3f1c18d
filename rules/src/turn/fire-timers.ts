import type { Timer } from '../memory.ts';
import { cancelTimers } from './cancel-timers.ts';
import { findAutoReply, findMessage } from './find-authored.ts';
import { note } from './note.ts';
import { findSent } from './remember-sent.ts';
import { runSilent } from './run-silent.ts';
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
  const { state, sent_key } = timer;
  runSilent(turn, { auto_reply, sent, state, rule: 'timer', ruling: 15, prefix: `t/${sent_key}` });
  if (turn.transitioned) cancelTimers(turn, 'transition', (each) => each.sent_key === timer.sent_key);
}
