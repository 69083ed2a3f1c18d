import type { NotifyEffect, NotifyReason } from '../effect.ts';
import { note } from './note.ts';
import type { Turn } from './turn.ts';

const OF_AN_ACT: readonly NotifyReason[] = [
  'authored',
  'client_confirmed',
  'client_cancelled',
  'client_requested_reschedule',
  'client_accepted',
  'client_declined',
];

/** Tells staff, unless the client only repeated an answer they were told of (ruling 27). */
export function notifyStaff(
  turn: Turn,
  {
    key,
    reason,
    source,
  }: { readonly key: string; readonly reason: NotifyReason; readonly source: NotifyEffect['source'] },
): void {
  if (turn.repeated && OF_AN_ACT.includes(reason)) {
    note(turn, { rule: 'notify', verdict: 'suppressed', ruling: 27, detail: { reason } });
    return;
  }
  turn.effects.push({ type: 'notify_staff', key, reason, source, input_id: turn.request.input.id });
}
