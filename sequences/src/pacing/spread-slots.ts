/** Bulk may use so much of a sender's rate; answers use all of it (architecture section 2, deliver). */
const BULK_SHARE = 0.8;

/** What is kept free for the unsteadiness of clocks and lines, so that no second sees more than the rate. */
const STEADY_SHARE = 0.97;

/** Slots are taken no further ahead than this: an answer that comes has to wait for them. */
export const AHEAD_MS = 250;

export interface SlotsAsked {
  readonly rate_per_second: number;
  /** Milliseconds from now until the sender is free; negative: it has been free for so long. */
  readonly free_in_ms: number;
  /** How many wait here. */
  readonly answers: number;
  readonly bulk: number;
}

export interface SlotsTaken {
  /** Moments to send at, in milliseconds from now, ascending. */
  readonly in_ms: readonly number[];
  /** From when the sender is free after them. */
  readonly free_in_ms: number;
}

/** Takes the next free moments of a sender, answers before bulk, evenly apart and just ahead. Pure. */
export function spreadSlots({ rate_per_second, free_in_ms, answers, bulk }: SlotsAsked): SlotsTaken {
  const apart_ms = 1_000 / (rate_per_second * STEADY_SHARE);
  const in_ms: number[] = [];
  let free = Math.max(0, free_in_ms);
  while (in_ms.length < answers + bulk && free <= AHEAD_MS) {
    const isBulk = in_ms.length >= answers;
    in_ms.push(free);
    free += isBulk ? 1_000 / (rate_per_second * BULK_SHARE) : apart_ms;
  }
  return { in_ms, free_in_ms: in_ms.length === 0 ? free_in_ms : free };
}
