import type { Input } from '../input.ts';
import { emptyMemory } from '../memory.ts';
import { cancelTimers } from './cancel-timers.ts';
import { findMessage } from './find-authored.ts';
import { setState } from './mark.ts';
import { updateMessageMemory } from './message-memory.ts';
import { note } from './note.ts';
import { withdrawSent } from './withdraw-sent.ts';
import type { Turn } from './turn.ts';

type Change = Extract<Input, { type: 'appointment_changed' }>;

/** The appointment moved, was cancelled, reinstated or edited (rulings 12, 15 and 24). An old report changes nothing. */
export function takeAppointmentChanged(turn: Turn, input: Change): void {
  const { memory } = turn;
  const old = isOld(turn, input);
  note(turn, {
    rule: 'appointment',
    verdict: old ? 'ignored' : 'applied',
    ruling: 24,
    detail: { change: input.change, version: input.version },
  });
  if (old) return;
  turn.memory = { ...memory, appointment_version: Math.max(memory.appointment_version, input.version) };
  switch (input.change) {
    case 'moved':
      return move(turn, input);
    case 'cancelled':
      return cancel(turn);
    case 'reinstated':
      return reinstate(turn, input);
    case 'edited':
      return cancelTimers(turn, 'staff_edit');
  }
}

function isOld({ memory, request }: Turn, { change, version }: Change): boolean {
  if (version < memory.appointment_version) return true;
  const seen = version === memory.appointment_version;
  switch (change) {
    case 'moved':
      return version <= memory.time_version;
    case 'cancelled':
      return seen && request.facts.appointment.status !== 'cancelled';
    case 'reinstated':
      return seen && (memory.messages.length > 0 || memory.sent.length > 0);
    case 'edited':
      return false;
  }
}

/** The answer is reset unless staff kept it; what told the old time and has not gone out is taken back. */
function move(turn: Turn, input: Change): void {
  turn.fresh = true;
  turn.memory = { ...turn.memory, time_version: input.version };
  cancelTimers(turn, 'appointment_moved');
  withdrawSent(turn, { reason: 'appointment_moved', which: (sent) => sent.appointment_version < input.version });
  for (const { auto_message_id } of turn.memory.sent) updateMessageMemory(turn, auto_message_id, { planned_at: null });
  // The API takes the answer off the screen at once: what is known here says whether there was one.
  if (input.keep_answer || (turn.state === 'none' && turn.memory.known_state === 'none')) return;
  setState(turn, { state: 'none', key: input.id, by: 'system' });
}

function cancel(turn: Turn): void {
  turn.fresh = true;
  cancelTimers(turn, 'appointment_cancelled');
  withdrawSent(turn, {
    reason: 'appointment_cancelled',
    which: (sent) => findMessage(turn.request.definitions, sent)?.message.timing?.anchor !== 'cancelled',
  });
}

/** A reinstated appointment starts a new life (ruling 12); a caller that has begun it already keeps its number. */
function reinstate(turn: Turn, input: Change): void {
  turn.fresh = true;
  const { memory } = turn;
  if (memory.messages.length === 0 && memory.sent.length === 0) return;
  cancelTimers(turn, 'reinstated');
  turn.memory = {
    ...emptyMemory(memory.life + 1),
    begun: true,
    appointment_version: Math.max(memory.appointment_version, input.version),
    time_version: input.version,
    known_state: turn.state,
  };
}
