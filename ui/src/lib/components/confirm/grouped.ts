/** A count as people read it: 1,204. */
export function grouped(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}
