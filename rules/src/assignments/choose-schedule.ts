import { evaluateCondition } from '../evaluate-condition.ts';
import type { Facts } from '../facts.ts';
import { conditionInWords } from '../outline/condition-in-words.ts';
import type { Assignment } from './assignment.ts';
import { languageInWords } from './language-in-words.ts';

/** One assignment asked: whether it takes the appointment, and why, in a sentence. */
export interface AskedAssignment<A extends Assignment> {
  readonly assignment: A;
  readonly fits: boolean;
  readonly why: string;
}

export interface Choice<A extends Assignment> {
  /** Null: none fits, so nothing is sent. */
  readonly chosen: A | null;
  /** In order, up to the one that fits; those after it are not asked. */
  readonly looked_at: readonly AskedAssignment<A>[];
}

/** The schedule that a participant of an appointment gets: that of the first assignment that fits (flow-spec section 1). */
export function chooseSchedule<A extends Assignment>({
  assignments,
  facts,
}: {
  readonly assignments: readonly A[];
  readonly facts: Facts;
}): Choice<A> {
  const asked = assignments.map((assignment) => {
    const why_not = whyNot(assignment, facts);
    return { assignment, fits: why_not === null, why: why_not ?? whyItFits(assignment, facts) };
  });
  const first = asked.findIndex(({ fits }) => fits);
  return {
    chosen: asked[first]?.assignment ?? null,
    looked_at: first === -1 ? asked : asked.slice(0, first + 1),
  };
}

function whyNot({ unavailable, calendars, condition, locale }: Assignment, facts: Facts): string | null {
  if (unavailable === 'archived') return 'It is archived.';
  if (unavailable === 'unpublished') return 'Nothing of it is published yet.';
  const { calendar, participant } = facts;
  if (calendars.length > 0 && !calendars.some(({ id }) => id === calendar.id)) {
    return `It is for ${calendars.map(({ name }) => name).join(' and ')}; this appointment is in ${calendar.name}.`;
  }
  if (locale !== null && !speaks(participant.locale, locale)) {
    return `It is for clients with the language ${languageInWords(locale)}; this one has ${languageInWords(participant.locale)}.`;
  }
  if (evaluateCondition(condition, facts)) return null;
  return condition === null ? null : `Its condition does not hold: ${conditionInWords(condition)}.`;
}

function whyItFits({ calendars, condition, locale }: Assignment, { calendar }: Facts): string {
  const reasons = [
    ...(calendars.length === 0 ? [] : [`the appointment is in ${calendar.name}`]),
    ...(locale === null ? [] : [`the client’s language is ${languageInWords(locale)}`]),
    ...(condition === null ? [] : [conditionInWords(condition)]),
  ];
  return reasons.length === 0 ? 'It takes every appointment.' : `It fits: ${reasons.join(', and ')}.`;
}

/** Whether a client's locale is the wanted one, or one of the wanted language. */
function speaks(locale: string, wanted: string): boolean {
  const [theirs, ours] = [locale.toLowerCase(), wanted.toLowerCase()];
  return theirs === ours || theirs.startsWith(`${ours}-`);
}
