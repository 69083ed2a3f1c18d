/** The place a pointer belongs to: the one that stands for it or for what it lies in, the nearest; null: none does. */
export function homeOf(places: Iterable<string>, pointer: string): string | null {
  let home: string | null = null;
  for (const place of places) {
    const is_in = pointer === place || pointer.startsWith(`${place}/`);
    if (is_in && (home === null || place.length > home.length)) home = place;
  }
  return home;
}
