import { conditionInWords } from '../outline/condition-in-words.ts';
import type { Assignment } from './assignment.ts';
import { languageInWords } from './language-in-words.ts';

type Placed = Pick<Assignment, 'calendars' | 'condition' | 'locale'> & {
  /** From 0, among the assignments of the account. */
  readonly position: number;
};

/** Who gets a schedule, in a sentence, from its own assignments. */
export function whoGetsIt(assignments: readonly Placed[]): string {
  if (assignments.length === 0) return 'Nobody: it is not assigned.';
  return `${capital(assignments.map(whom).join('; and '))}.`;
}

function whom({ calendars, condition, locale, position }: Placed): string {
  const left = position === 0 ? '' : ' that no schedule above takes';
  if (calendars.length === 0 && condition === null && locale === null) return `every appointment${left}`;
  const where = calendars.length === 0 ? '' : ` in ${calendars.map(({ name }) => name).join(' or ')}`;
  const language = locale === null ? '' : ` of clients with the language ${languageInWords(locale)}`;
  const when = condition === null ? '' : `, if ${conditionInWords(condition)}`;
  return `appointments${where}${language}${left}${when}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
