import { Temporal } from 'temporal-polyfill';
import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { instantOfWallTime, wallTimeOfInstant } from './wall-time.ts';

/** The facts that quiet hours depend on. */
export interface QuietFacts {
  readonly account: Pick<Facts['account'], 'quiet_hours'>;
  readonly appointment: Pick<Facts['appointment'], 'time_zone'>;
  readonly participant: Pick<Facts['participant'], 'time_zone'>;
}

/** The zone of the client's clock: the contact's or the number's, else the appointment's (flow-spec section 1, Two clocks). */
export function clientTimeZone(facts: QuietFacts): string {
  return facts.participant.time_zone ?? facts.appointment.time_zone;
}

/** The first moment from the instant on that is outside quiet hours on the client's clock. Quiet hours only ever defer. */
export function deferQuiet(instant: Instant, facts: QuietFacts): Instant {
  const quiet = facts.account.quiet_hours;
  if (quiet === null || quiet.from === quiet.to) return instant;
  const zone = clientTimeZone(facts);
  const local = wallTimeOfInstant(instant, zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const overnight = quiet.from > quiet.to;
  const late = time >= quiet.from;
  const early = time < quiet.to;
  if (overnight ? !late && !early : !late || !early) return instant;
  const day = overnight && late ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const deferred = instantOfWallTime(day.toPlainDateTime(Temporal.PlainTime.from(quiet.to)), zone);
  return deferred > instant ? deferred : instant;
}
