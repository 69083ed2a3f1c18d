/** How deep arrays and objects stand in each other; stops counting past `limit`. Does not recurse, whatever it is given. */
export function nestingOf(value: unknown, limit: number): number {
  let depth = 0;
  let level: readonly unknown[] = [value];
  while (depth <= limit) {
    const inner = level
      .filter((each) => typeof each === 'object' && each !== null)
      .flatMap((each) => Object.values(each ?? {}));
    if (inner.length === 0) return depth;
    level = inner;
    depth += 1;
  }
  return depth;
}
