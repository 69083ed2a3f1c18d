import { setTimeout } from 'node:timers/promises';
import type { Lane } from '@kept/rules/effect';
import { AHEAD_MS, type SlotsTaken } from './spread-slots.ts';

/** Takes slots for so many; see `takeSlots`. */
export type TakeSlots = (waiting: { readonly answers: number; readonly bulk: number }) => Promise<SlotsTaken>;

interface Waiter {
  readonly go: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Those of one process who wait to send from one sender. Slots belong to the sender, not to a message: whoever is first
 * when one comes takes it, answers before bulk, so that an answer overtakes what was there before it.
 */
export class SenderQueue {
  private readonly lanes: Readonly<Record<Lane, Waiter[]>> = { answer: [], bulk: [] };
  /** Moments of `performance.now()` that are ours. */
  private slots: number[] = [];
  private pumping = false;

  constructor(private readonly take: TakeSlots) {}

  get waiting(): number {
    return this.lanes.answer.length + this.lanes.bulk.length;
  }

  /** Resolves when it is this message's turn. */
  async enter(lane: Lane): Promise<void> {
    const turn = new Promise<void>((go, fail) => {
      this.lanes[lane].push({ go, fail });
    });
    if (!this.pumping) void this.pump();
    await turn;
  }

  /** A turn that nobody used is the next one's, at once. */
  passOn(): void {
    this.next()?.go();
  }

  /** The sender was told to wait: slots taken before count no more. */
  drop(): void {
    this.slots = [];
  }

  private next(): Waiter | undefined {
    return this.lanes.answer.shift() ?? this.lanes.bulk.shift();
  }

  private async pump(): Promise<void> {
    this.pumping = true;
    try {
      while (this.waiting > 0) {
        const slot = this.slots.shift() ?? (await this.fetch());
        if (slot === null) continue;
        const wait_ms = slot - performance.now();
        if (wait_ms > 0) await setTimeout(wait_ms);
        this.passOn();
      }
    } catch (error) {
      // The database is away: whoever waits tries again, with the patience of its delivery.
      for (let waiter = this.next(); waiter !== undefined; waiter = this.next()) waiter.fail(error);
    } finally {
      this.slots = [];
      this.pumping = false;
    }
  }

  /** The next slot; null when there was none so near, after waiting until there may be. */
  private async fetch(): Promise<number | null> {
    const now = performance.now();
    const taken = await this.take({ answers: this.lanes.answer.length, bulk: this.lanes.bulk.length });
    this.slots = taken.in_ms.map((ms) => now + ms);
    const first = this.slots.shift();
    if (first !== undefined) return first;
    await setTimeout(Math.max(1, taken.free_in_ms - AHEAD_MS / 2));
    return null;
  }
}
