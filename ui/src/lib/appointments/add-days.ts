const DAY = 86_400_000;

/** A calendar day so many days on: `2026-11-30` and 1 is `2026-12-01`. An empty or impossible day stays as it is. */
export function addDays(day: string, days: number): string {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(moment) ? day : new Date(moment + days * DAY).toISOString().slice(0, 10);
}
