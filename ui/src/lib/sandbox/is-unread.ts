/** How much of each phone and mailbox this browser has shown, by pane. */
export type SeenCounts = Readonly<Record<string, number>>;

interface Counted {
  /** Of the pane (paneId). */
  readonly id: string;
  readonly count: number;
  /** Whether the newest came to it; what its owner sent was never unread. */
  readonly newest_is: 'received' | 'sent' | null;
}

/** Whether something came since it was last on the screen. */
export function isUnread({ id, count, newest_is }: Counted, seen: SeenCounts): boolean {
  return newest_is === 'received' && count > (seen[id] ?? 0);
}
