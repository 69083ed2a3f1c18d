import type { ParticipantState } from './facts.ts';
import { shownState } from './shown-state.ts';

const TAGS = {
  cancelled: 'NOT COMING',
  declined: 'DECLINED',
  reschedule_requested: 'RESCHEDULE',
  confirmed: 'CONFIRMED',
  accepted: 'ACCEPTED',
} as const;

/** The title's tag for the states of all its participants, such as `[CONFIRMED]` or `[NOT COMING 1/3]`; null: none. */
export function titleTag(states: readonly ParticipantState[]): string | null {
  const shown = shownState(states);
  if (shown === null) return null;
  const tag = TAGS[shown.state];
  return states.length === 1 ? `[${tag}]` : `[${tag} ${shown.count}/${states.length}]`;
}

/** The title as it is shown everywhere; the authored one stays available clean. */
export function taggedTitle(title: string, states: readonly ParticipantState[]): string {
  const tag = titleTag(states);
  return tag === null ? title : `${tag} ${title}`;
}
