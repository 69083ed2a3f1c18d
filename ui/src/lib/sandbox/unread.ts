/** How much of each phone and mailbox this browser has shown, by pane. */
export type SeenCounts = Readonly<Record<string, number>>;

interface Counted {
  /** Of the pane (paneId). */
  readonly id: string;
  readonly count: number;
  /** Whether the newest came to it; what its owner sent was never unread. */
  readonly newest_is: 'received' | 'sent' | null;
}

/** How much came since it was last on the screen. */
export function unread({ id, count, newest_is }: Counted, seen: SeenCounts): number {
  return newest_is === 'received' ? Math.max(0, count - (seen[id] ?? 0)) : 0;
}
