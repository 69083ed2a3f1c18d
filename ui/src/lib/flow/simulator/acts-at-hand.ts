import type { ParticipantState } from '@kept/rules/facts';
import type { PlannedMessage } from '@kept/rules/plan';
import type { Happening } from '@kept/rules/simulate/happening';
import { STATE_WORDS } from '#lib/components/state-tag/state-words.ts';

interface ActAtHand {
  readonly label: string;
  readonly happening: Happening;
}

const STATES: readonly ParticipantState[] = [
  'confirmed',
  'cancelled',
  'reschedule_requested',
  'accepted',
  'declined',
  'none',
];

/** What somebody can say in the client's stead, or the client on their page. */
export function statesToSet(by: 'staff' | 'client_page'): readonly ActAtHand[] {
  return STATES.filter((state) => by === 'staff' || state !== 'none').map((state) => ({
    label: STATE_WORDS[state].words,
    happening: { do: 'set_state', state, by },
  }));
}

/** What staff can do about a message that is still to come, as its drawer offers it. */
export function actsOnPlanned({ auto_message_id, status }: PlannedMessage): readonly ActAtHand[] {
  const act = (label: string, command: Extract<Happening, { readonly do: 'staff' }>['command']): ActAtHand => ({
    label,
    happening: { do: 'staff', command, auto_message_id },
  });
  const now = act('Send now', 'send_now');
  switch (status) {
    case 'planned':
      return [now, act('Skip', 'skip'), act('Hold back', 'hold'), act('Switch off', 'disable')];
    case 'held':
      return [now, act('Let go', 'release'), act('Skip', 'skip')];
    case 'on_demand':
    case 'skipped':
      return [now, act('Switch on', 'enable')];
    default:
      return status satisfies never;
  }
}
