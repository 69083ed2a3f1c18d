import type { ParticipantState } from './facts.ts';

/** Worst first: with several participants the first that anyone stands in is shown (flow-spec section 3). */
const TAGS: readonly (readonly [ParticipantState, string])[] = [
  ['cancelled', 'NOT COMING'],
  ['declined', 'DECLINED'],
  ['reschedule_requested', 'RESCHEDULE'],
  ['confirmed', 'CONFIRMED'],
  ['accepted', 'ACCEPTED'],
];

/** The title's tag for the states of all its participants, such as `[CONFIRMED]` or `[NOT COMING 1/3]`; null: none. */
export function titleTag(states: readonly ParticipantState[]): string | null {
  for (const [state, tag] of TAGS) {
    const count = states.filter((each) => each === state).length;
    if (count > 0) return states.length === 1 ? `[${tag}]` : `[${tag} ${count}/${states.length}]`;
  }
  return null;
}

/** The title as it is shown everywhere; the authored one stays available clean. */
export function taggedTitle(title: string, states: readonly ParticipantState[]): string {
  const tag = titleTag(states);
  return tag === null ? title : `${tag} ${title}`;
}
