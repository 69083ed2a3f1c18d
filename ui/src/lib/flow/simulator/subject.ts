import type { UserNames } from '@kept/content/fields';
import type { Facts } from '@kept/rules/facts';
import { madeAnew } from '@kept/rules/simulate/made-anew';
import { madeUpFacts, type MadeUp } from '@kept/rules/simulate/made-up-facts';
import { madeUpOf } from '@kept/rules/simulate/made-up-of';
import type { ChosenAppointment } from '../appointment-choice/chosen-appointment.ts';

/** Whose appointment is played, as it was when it was made. */
export interface Subject {
  readonly kind: ChosenAppointment['kind'];
  readonly facts: Facts;
  readonly user: UserNames;
  /** The same without who the client is: what a scenario keeps. */
  readonly made_up: MadeUp;
}

export function subjectOf({ kind, facts, user }: Pick<ChosenAppointment, 'kind' | 'facts' | 'user'>): Subject {
  const begun = madeAnew(facts);
  return { kind, facts: begun, user, made_up: madeUpOf(begun) };
}

/** Somebody made up by hand, or kept in a scenario. */
export function madeUpSubject(made_up: MadeUp, user: UserNames): Subject {
  return { kind: 'made_up', facts: madeUpFacts(made_up), user, made_up };
}
