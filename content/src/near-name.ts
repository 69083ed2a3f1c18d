/** The name that was probably meant: the one with the fewest letters to change, if those are few; else null. */
export function nearName(typed: string, names: readonly string[]): string | null {
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  const nearest = names
    .map((name) => ({ name, distance: distanceOf(typed.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return nearest !== undefined && nearest.distance <= allowed ? nearest.name : null;
}

const LONGEST = 60;

/** Letters to put in, take out, change or swap with their neighbour (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return LONGEST;
  let before_last: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before_last[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before_last = last;
    last = row;
  }
  return last[b.length] ?? LONGEST;
}
