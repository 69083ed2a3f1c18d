interface Way {
  readonly from: string;
  readonly to: string;
  readonly now: string;
}

/** How much of its way the clock has gone, from 0 to 100. */
export function shareOfWay({ from, to, now }: Way): number {
  const length = Date.parse(to) - Date.parse(from);
  if (!(length > 0)) return 100;
  return Math.max(0, Math.min(100, Math.round(((Date.parse(now) - Date.parse(from)) / length) * 100)));
}
