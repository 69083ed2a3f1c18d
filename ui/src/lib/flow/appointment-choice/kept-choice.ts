import type { Choice } from './choice.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const keyOf = (schedule_id: string): string => `kept.flow.appointment.${schedule_id}`;

/** Keeps whose appointment is shown for a schedule, in this browser: ids and nothing else. */
export function keepChoice(schedule_id: string, choice: Choice): void {
  try {
    if (choice.kind === 'next') localStorage.removeItem(keyOf(schedule_id));
    else localStorage.setItem(keyOf(schedule_id), JSON.stringify(choice));
  } catch {
    // No room, or no storage: it is chosen anew next time.
  }
}

export function keptChoice(schedule_id: string): Choice {
  try {
    return readChoice(JSON.parse(localStorage.getItem(keyOf(schedule_id)) ?? 'null'));
  } catch {
    return { kind: 'next' };
  }
}

/** What was kept; anything that cannot be read is the next appointment. */
export function readChoice(kept: unknown): Choice {
  if (typeof kept !== 'object' || kept === null || !('kind' in kept)) return { kind: 'next' };
  if (kept.kind === 'made_up') return { kind: 'made_up' };
  const { appointment_id, participant_id } = { appointment_id: null, participant_id: null, ...kept };
  return kept.kind === 'real' && isId(appointment_id) && isId(participant_id)
    ? { kind: 'real', appointment_id, participant_id }
    : { kind: 'next' };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
