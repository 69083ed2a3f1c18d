import type { Definitions } from './definitions.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import type { Input } from './input.ts';
import type { Instant } from './instant.ts';
import type { Memory } from './memory.ts';
import type { TraceEntry } from './trace.ts';
import { closeTurn } from './turn/close-turn.ts';
import { fireFailures } from './turn/fire-failures.ts';
import { fireTimers } from './turn/fire-timers.ts';
import { sendPlanned } from './turn/send-planned.ts';
import { takeAppointmentChanged } from './turn/take-appointment-changed.ts';
import { takeCallEnded } from './turn/take-call-ended.ts';
import { takeDelivery } from './turn/take-delivery.ts';
import { takeDigit } from './turn/take-digit.ts';
import { takeParticipantChanged } from './turn/take-participant-changed.ts';
import { takeOptedOut } from './turn/take-opted-out.ts';
import { takeReply } from './turn/take-reply.ts';
import { takeStaffCommand } from './turn/take-staff-command.ts';
import { takeStateSet } from './turn/take-state-set.ts';
import { openTurn, type Turn } from './turn/turn.ts';

export interface StepRequest {
  readonly definitions: Definitions;
  readonly memory: Memory;
  readonly input: Input;
  readonly facts: Facts;
  readonly now: Instant;
}

export interface StepResult {
  readonly memory: Memory;
  readonly effects: readonly Effect[];
  readonly trace: readonly TraceEntry[];
  /** When to look again without any input; null: never. */
  readonly wake_at: Instant | null;
  /** Nothing planned, armed, flying or open: the workflow may end. */
  readonly finished: boolean;
}

/** One decision: pure and total (flow-spec section 5). */
export function step(request: StepRequest): StepResult {
  const turn = openTurn(request);
  begin(turn);
  take(turn);
  const { type } = request.input;
  if (type === 'timer' || type === 'clock_moved') {
    adoptVersion(turn);
    fireTimers(turn);
  }
  fireFailures(turn);
  const waits_for_change = request.facts.appointment.version > turn.memory.appointment_version;
  if (!waits_for_change) sendPlanned(turn);
  return closeTurn(turn, { waits_for_change });
}

/** Any first input begins a life: the plan is made from then on. */
function begin(turn: Turn): void {
  if (turn.memory.begun) return;
  const { version } = turn.request.facts.appointment;
  turn.fresh = true;
  turn.memory = {
    ...turn.memory,
    begun: true,
    appointment_version: version,
    time_version: version,
    known_state: turn.state,
  };
}

/**
 * While a change of the appointment waits to be taken in, nothing is planned: the facts are ahead of the inputs.
 * Changes come before clock and timer (ruling 26), so if one is still ahead by then, none is coming.
 */
function adoptVersion(turn: Turn): void {
  const { version } = turn.request.facts.appointment;
  turn.memory = { ...turn.memory, appointment_version: Math.max(turn.memory.appointment_version, version) };
}

function take(turn: Turn): void {
  const { input } = turn.request;
  switch (input.type) {
    case 'opted_out':
      return takeOptedOut(turn, input);
    case 'reply':
      return takeReply(turn, input);
    case 'digit':
      return takeDigit(turn, input);
    case 'call_ended':
      return takeCallEnded(turn, input);
    case 'state_set':
      return takeStateSet(turn, input);
    case 'staff_command':
      return takeStaffCommand(turn, input);
    case 'appointment_changed':
      return takeAppointmentChanged(turn, input);
    case 'participant_changed':
      return takeParticipantChanged(turn, input);
    case 'delivery':
      return takeDelivery(turn, input);
    case 'started':
    case 'revision_published':
    case 'clock_moved':
    case 'timer':
      return;
  }
}
