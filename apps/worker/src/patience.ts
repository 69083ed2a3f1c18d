/** How long whoever was nudged is left alone before it is nudged again: so long, then twice as long, up to the most. */
export interface Pauses {
  readonly first_ms: number;
  readonly most_ms: number;
}

/**
 * Leaves alone who was nudged a moment ago. A nudge that the server took is kept by it, however long its queue is: one
 * more each second would make a long queue longer. Who is not found due in a round is forgotten, and heard at once the next time.
 */
export class Patience {
  private known = new Map<string, { readonly again_at: number; readonly pause_ms: number }>();

  constructor(private readonly pauses: Pauses) {}

  /** Of those found due in this round, whom to nudge: `most` at once; the others' turn comes in the next rounds. */
  choose<Due>(found: readonly Due[], { id, now, most }: Round<Due>): readonly Due[] {
    const chosen: Due[] = [];
    const known: typeof this.known = new Map();
    for (const due of found) {
      const key = id(due);
      const before = this.known.get(key);
      const isTurn = chosen.length < most && (before === undefined || before.again_at <= now);
      if (isTurn) {
        const pause_ms =
          before === undefined ? this.pauses.first_ms : Math.min(before.pause_ms * 2, this.pauses.most_ms);
        known.set(key, { again_at: now + pause_ms, pause_ms });
        chosen.push(due);
      } else if (before !== undefined) known.set(key, before);
    }
    this.known = known;
    return chosen;
  }

  /** The nudges did not arrive: everyone is nudged again in the next round. */
  forget(): void {
    this.known.clear();
  }
}

export interface Round<Due> {
  readonly id: (due: Due) => string;
  /** On a clock that only goes forward, in milliseconds. */
  readonly now: number;
  readonly most: number;
}
