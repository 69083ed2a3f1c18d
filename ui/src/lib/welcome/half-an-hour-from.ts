const HALF_AN_HOUR = 30 * 60_000;

/** Half an hour from a local time (`2026-11-23T10:00`): that long is the story's visit. The same when it is no time. */
export function halfAnHourFrom(local: string): string {
  const start = Date.parse(`${local}Z`);
  return Number.isNaN(start) ? local : new Date(start + HALF_AN_HOUR).toISOString().slice(0, 16);
}
