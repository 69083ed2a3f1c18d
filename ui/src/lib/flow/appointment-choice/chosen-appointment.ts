import { buildFields, type Fields, type UserNames } from '@kept/content/fields';
import type { Facts } from '@kept/rules/facts';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { dateInZone } from '#lib/time/day-in-zone.ts';

/** An appointment to show a message for: what rules and texts know of it. */
export interface ChosenAppointment {
  readonly kind: 'real' | 'made_up';
  readonly facts: Facts;
  /** Who writes to its client. */
  readonly user: UserNames;
  readonly fields: Fields;
}

interface MadeUpRequest {
  /** Milliseconds, by the account's clock. */
  readonly now: number;
  readonly time_zone: string;
  readonly locale: string;
  readonly user: UserNames;
}

const DAYS_AHEAD = 3;

/** One that nobody has, in three days at ten, for an account without appointments or who wants no client's name on the screen. */
export function madeUpAppointment({ now, time_zone, locale, user }: MadeUpRequest): ChosenAppointment {
  const day = dateInZone(now + DAYS_AHEAD * 86_400_000, time_zone);
  const made = madeUpFacts({ start: `${day}T10:00`, time_zone });
  const facts = { ...made, participant: { ...made.participant, locale } };
  return { kind: 'made_up', facts, user, fields: buildFields({ facts, user }) };
}

/** As the API tells of a real one. */
export function realAppointment({
  facts,
  fields,
}: {
  readonly facts: Facts;
  readonly fields: Fields;
}): ChosenAppointment {
  return { kind: 'real', facts, user: userIn(fields), fields };
}

function userIn({ user }: Fields): UserNames {
  if (typeof user !== 'object' || user === null) return { name: '', company: '' };
  const { name, company } = { name: '', company: '', ...user };
  return { name: String(name), company: String(company) };
}
