import type { Input } from '../input.ts';
import { cancelTimers } from './cancel-timers.ts';
import { note } from './note.ts';
import { withdrawSent } from './withdraw-sent.ts';
import type { Turn } from './turn.ts';

/**
 * Someone's details were changed, which the facts say and the plan is made from; or they were taken off the
 * appointment: what has not gone out is taken back, and nothing is waited for any more.
 */
export function takeParticipantChanged(turn: Turn, input: Extract<Input, { type: 'participant_changed' }>): void {
  note(turn, { rule: 'participant', verdict: 'applied', detail: { change: input.change } });
  if (input.change === 'edited') return;
  cancelTimers(turn, 'participant_removed');
  withdrawSent(turn, { reason: 'participant_removed', which: () => true });
}
