import type { Input } from '../input.ts';
import type { SentMessage } from '../memory.ts';
import { acceptSent } from './accept-sent.ts';
import { cancelTimers } from './cancel-timers.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { findSent, updateSent } from './remember-sent.ts';
import type { Turn } from './turn.ts';

type Delivery = Extract<Input, { type: 'delivery' }>;

/** What became of a message; reports only ever move it forward (ruling 16). */
export function takeDelivery(turn: Turn, input: Delivery): void {
  const sent = findSent(turn, input.key);
  if (sent === null) {
    takeAnswerDelivery(turn, input);
    return;
  }
  const { auto_message_id } = sent;
  const moves = isForward(turn, { sent, outcome: input.outcome });
  note(turn, {
    rule: 'delivery',
    verdict: moves ? 'applied' : 'ignored',
    auto_message_id,
    detail: { outcome: input.outcome, reason: input.reason },
  });
  if (!moves) return correct(turn, sent, input);
  switch (input.outcome) {
    case 'accepted':
    case 'resolved':
      acceptSent(turn, sent, input.at);
      return;
    case 'unknown':
      updateSent(turn, sent, { status: 'unknown' });
      return notifyStaff(turn, { key: `n/${sent.key}/outcome_unknown`, reason: 'outcome_unknown', source: null });
    case 'skipped':
      return skipped(turn, sent);
    case 'failed':
      cancelTimers(turn, 'message_failed', (timer) => timer.sent_key === sent.key);
      turn.failures.push(updateSent(turn, sent, { status: 'failed' }));
  }
}

/** Which reports still tell something new. A withdrawn message may have gone out before it could be taken back. */
function isForward(
  { memory }: Turn,
  { sent, outcome }: { readonly sent: SentMessage } & Pick<Delivery, 'outcome'>,
): boolean {
  // A call in which a digit was waited for, or whose end is known, has been made (ruling 18).
  if (sent.call_outcome !== undefined || memory.calls?.some(({ placed_by }) => placed_by === sent.key)) return false;
  switch (sent.status) {
    case 'emitted':
      return true;
    case 'unknown':
      return outcome !== 'unknown' && outcome !== 'skipped';
    case 'accepted':
      return outcome === 'failed';
    case 'withdrawn':
      return outcome === 'accepted' || outcome === 'resolved' || outcome === 'unknown';
    case 'failed':
    case 'skipped':
      return false;
  }
}

/** A reply that overtook the carrier's receipt counted as one; the receipt says when it really was. */
function correct(turn: Turn, sent: SentMessage, { outcome, at }: Delivery): void {
  const is_receipt = outcome === 'accepted' || outcome === 'resolved';
  if (is_receipt && sent.accepted_at !== null && at < sent.accepted_at) updateSent(turn, sent, { accepted_at: at });
}

/** Refused at the claim. When only the appointment's version had changed, it is planned again for the new one. */
function skipped(turn: Turn, sent: SentMessage): void {
  const overtaken = sent.appointment_version !== turn.request.facts.appointment.version;
  updateSent(turn, sent, { status: overtaken ? 'withdrawn' : 'skipped' });
}

/** Automatic replies and system texts ask nothing; of them only a failure matters. */
function takeAnswerDelivery(turn: Turn, input: Delivery): void {
  const { answers_flying } = turn.memory;
  const flying = answers_flying.some((answer) => answer.key === input.key);
  note(turn, {
    rule: 'delivery',
    verdict: flying ? 'applied' : 'ignored',
    detail: { outcome: input.outcome, reason: input.reason },
  });
  turn.memory = { ...turn.memory, answers_flying: answers_flying.filter((answer) => answer.key !== input.key) };
  if (input.outcome !== 'failed' && input.outcome !== 'unknown') return;
  const reason = input.outcome === 'failed' ? 'message_failed' : 'outcome_unknown';
  notifyStaff(turn, { key: `n/${input.id}/${reason}`, reason, source: null });
}
