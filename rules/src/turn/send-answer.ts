import type { Cause } from '../actions/action-kind.ts';
import type { Purpose } from '../document.ts';
import type { SendSource } from '../effect.ts';
import type { Channel } from '../facts.ts';
import { answerTiming } from './answer-timing.ts';
import { countAnswer } from './count-answer.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { sayText } from './say-text.ts';
import type { Turn } from './turn.ts';

export interface AnswerRequest {
  readonly key: string;
  readonly source: Exclude<SendSource, { kind: 'auto_message' }>;
  readonly channel: Channel;
  readonly cause: Cause;
  /** Purpose of the message it belongs to; says until when silence may send it. */
  readonly purpose: Purpose;
}

/** Sends an automatic reply or a system text, or says it in the call, unless a rule forbids it; the trace says which. */
export function sendAnswer(turn: Turn, request: AnswerRequest): 'sent' | 'suppressed' {
  const { key, source, channel, cause } = request;
  if (turn.call !== null && channel === 'call' && source.kind === 'system_text') {
    sayText(turn.call, source.text);
    return 'sent';
  }
  const reason = whyNot(turn, request);
  if (reason !== null) {
    note(turn, { rule: 'send', verdict: 'suppressed', ruling: reason.ruling, detail: { key, reason: reason.code } });
    return 'suppressed';
  }
  const timing = answerTiming(turn, request);
  if (cause !== 'client' && timing.due_at >= timing.send_by) {
    note(turn, { rule: 'send', verdict: 'suppressed', ruling: 15, detail: { key, reason: 'too_late' } });
    notifyStaff(turn, { key: `n/${key}`, reason: 'no_response_after_start', source: null });
    return 'suppressed';
  }
  if (!countAnswer(turn, channel)) return 'suppressed';
  turn.memory = {
    ...turn.memory,
    answers_flying: [...turn.memory.answers_flying, { key, channel, at: timing.due_at }],
  };
  turn.effects.push({
    type: 'send',
    key,
    source,
    channel,
    lane: cause === 'client' ? 'answer' : 'bulk',
    ...timing,
    appointment_version: null,
    answers_input: cause === 'client' ? turn.request.input.id : null,
  });
  return 'sent';
}

function whyNot(turn: Turn, { source, channel }: AnswerRequest): { code: string; ruling: number | null } | null {
  if (channel === 'call') return { code: 'not_on_calls', ruling: null };
  if (turn.stopped[channel]) return { code: 'opted_out', ruling: 1 };
  if (turn.request.facts.participant.addresses[channel] === null) return { code: 'no_address', ruling: null };
  if (turn.refused && source.kind === 'automatic_reply') return { code: 'mark_refused', ruling: 27 };
  return null;
}
