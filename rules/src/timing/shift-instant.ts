import type { Instant } from '../instant.ts';

const MINUTE = 60_000;

/** The instant so many minutes later; negative: earlier. */
export function shiftInstant(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * MINUTE).toISOString();
}

/** Minutes from one instant to another; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / MINUTE;
}
