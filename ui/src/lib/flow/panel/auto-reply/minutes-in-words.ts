const UNITS = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `90` as `1 hour and 30 minutes`. */
export function minutesInWords(minutes: number): string {
  let left = minutes;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return new Intl.ListFormat('en').format(parts);
}
