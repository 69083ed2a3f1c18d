import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { AutoReply } from '../document.ts';
import type { ParticipantState } from '../facts.ts';
import type { SentMessage } from '../memory.ts';
import { startOf } from '../timing/appointment-span.ts';
import { answerTiming } from './answer-timing.ts';
import { isAboutOldTime } from './is-about-old-time.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { runAutoReply } from './run-auto-reply.ts';
import type { Turn } from './turn.ts';

export interface SilentRequest {
  readonly auto_reply: AutoReply;
  readonly sent: SentMessage;
  /** The client's state when the waiting began: silence is only silence while it stays. */
  readonly state: ParticipantState;
  readonly rule: 'timer' | 'no_response';
  readonly ruling: 15 | 18;
  readonly prefix: string;
}

/**
 * Runs what was authored for the client's silence, by text or on the phone: not when anything has changed since,
 * and never sending a reminder or a booking message after the start, of which staff are told instead (ruling 15).
 */
export function runSilent(turn: Turn, { auto_reply, sent, state, rule, ruling, prefix }: SilentRequest): void {
  const { purpose, channel, auto_message_id } = sent;
  const about = { rule, ruling, auto_message_id, auto_reply_id: auto_reply.id };
  const { facts, now } = turn.request;
  if (
    state !== turn.state ||
    isAboutOldTime(turn, sent) ||
    facts.appointment.status === 'cancelled' ||
    facts.participant.removed
  ) {
    note(turn, { ...about, verdict: 'suppressed', detail: { reason: 'changed' } });
    return;
  }
  const { due_at } = answerTiming(turn, { cause: 'silence', purpose, channel });
  const start = startOf(facts.appointment);
  const sends = auto_reply.actions.some((action) => ACTION_KINDS[action.type].sends);
  if (purpose !== 'follow_up' && (now >= start || (sends && due_at >= start))) {
    note(turn, { ...about, verdict: 'suppressed', detail: { reason: 'after_start' } });
    notifyStaff(turn, { key: `n/${sent.key}/${auto_reply.id}`, reason: 'no_response_after_start', source: null });
    return;
  }
  note(turn, { ...about, verdict: 'matched' });
  turn.transitioned = false;
  runAutoReply(turn, { auto_reply, sent, cause: 'silence', prefix });
}
