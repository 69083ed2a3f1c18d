import type { Instant } from '@kept/rules/instant';

/** The processes that make ids may run a little behind the database. */
const SLACK_MS = 5_000;

/** The least id (UUIDv7) that can have been made since a moment of the real clock: newer rows by their primary key. */
export function idsSince(moment: Instant): string {
  const time = (Date.parse(moment) - SLACK_MS).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
