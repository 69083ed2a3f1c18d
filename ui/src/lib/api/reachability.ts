import { Changing } from '#lib/state/changing.ts';
import { backoff } from './backoff.ts';

interface Way {
  /** Whether the API serves again. */
  readonly probe: () => Promise<boolean>;
  /** 0 to 1. */
  readonly chance: () => number;
}

/** Whether the API can be reached: said once for all calls, and found out again by itself. */
export class Reachability extends Changing {
  readonly #way: Way;
  readonly #waiting = new Set<() => void>();
  #is_down = false;
  #is_probing = false;
  /** Tries since the last answer to a call: a probe alone does not make the next trouble a first one. */
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(way: Way) {
    super();
    this.#way = way;
  }

  get is_down(): boolean {
    this.followed();
    return this.#is_down;
  }

  /** A try is under way. */
  get is_trying(): boolean {
    this.followed();
    return this.#is_probing;
  }

  /** A call found nobody. */
  failed(): void {
    if (this.#is_down) return;
    this.#is_down = true;
    this.#schedule();
    this.changed();
  }

  /** A call was answered. */
  answered(): void {
    this.#attempt = 0;
    if (this.#is_down) this.#isBack();
  }

  /** Resolves when it is back, or when `signal` gives up. */
  back(signal: AbortSignal): Promise<void> {
    if (!this.#is_down || signal.aborted) return Promise.resolve();
    return new Promise((done) => {
      const over = (): void => {
        this.#waiting.delete(over);
        signal.removeEventListener('abort', over);
        done();
      };
      this.#waiting.add(over);
      signal.addEventListener('abort', over);
    });
  }

  /** Asks at once instead of when it is time. */
  async tryNow(): Promise<void> {
    if (!this.#is_down || this.#is_probing) return;
    clearTimeout(this.#timer);
    this.#is_probing = true;
    this.changed();
    const is_there = await this.#way.probe();
    this.#is_probing = false;
    // A call may have been answered in the meantime.
    if (!this.#is_down) return;
    if (is_there) return this.#isBack();
    this.#schedule();
    this.changed();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => void this.tryNow(), backoff(this.#attempt, this.#way.chance()));
    this.#attempt += 1;
  }

  #isBack(): void {
    clearTimeout(this.#timer);
    this.#is_down = false;
    for (const over of this.#waiting) over();
    this.changed();
  }
}
