/** What a timeline is made of: anything with a moment (ISO 8601), or null for what has none yet. */
export interface OnTimeline {
  readonly id: string;
  readonly at: string | null;
}

export interface TimelineParts<Item> {
  readonly past: readonly Item[];
  readonly coming: readonly Item[];
}

/** What was and what will be, each in the order of time; what has no moment yet comes last. */
export function timelineParts<Item extends OnTimeline>(items: readonly Item[], now: number): TimelineParts<Item> {
  const moment = ({ at }: OnTimeline) => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at));
  const ordered = items.toSorted((a, b) => compare(moment(a), moment(b)));
  return {
    past: ordered.filter((item) => moment(item) <= now),
    coming: ordered.filter((item) => moment(item) > now),
  };
}

/** Infinity from infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
