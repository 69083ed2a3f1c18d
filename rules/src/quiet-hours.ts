import { Temporal } from 'temporal-polyfill';
import type { Facts } from './facts.ts';
import type { Instant } from './instant.ts';
import { nextInstantOfWallTime, wallTimeOfInstant } from './timing/wall-time.ts';

export interface QuietRequest {
  readonly at: Instant;
  /** Local times such as `21:00` and `08:00`; an end before the start is on the next day. */
  readonly quiet_hours: { readonly from: string; readonly to: string };
  /** The client's zone. */
  readonly time_zone: string;
}

/** The moment quiet hours end when the instant lies in them on the client's clock; null: it does not. */
export function quietUntil({ at, quiet_hours: { from, to }, time_zone }: QuietRequest): Instant | null {
  if (from === to) return null;
  const local = wallTimeOfInstant(at, time_zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const overnight = from > to;
  const late = time >= from;
  const early = time < to;
  if (overnight ? !late && !early : !late || !early) return null;
  const day = overnight && late ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const until = nextInstantOfWallTime(day.toPlainDateTime(Temporal.PlainTime.from(to)), { time_zone, from: at });
  return until > at ? until : null;
}

/** The first moment from the instant on that is outside quiet hours; they only ever defer (flow-spec section 1, Two clocks). */
export function deferQuiet(at: Instant, facts: Facts): Instant {
  const { quiet_hours } = facts.account;
  if (quiet_hours === null) return at;
  // The client's clock: the contact's or the number's, else the appointment's.
  const time_zone = facts.participant.time_zone ?? facts.appointment.time_zone;
  return quietUntil({ at, quiet_hours, time_zone }) ?? at;
}
