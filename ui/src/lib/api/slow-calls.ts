import { Changing } from '#lib/state/changing.ts';

/** What is faster than this feels immediate enough to say nothing of. */
const SLOW_MS = 400;

/** Whether a call has taken long enough that the page should show that it waits. */
export class SlowCalls extends Changing {
  #slow = 0;

  get is_waiting(): boolean {
    this.followed();
    return this.#slow > 0;
  }

  /** A call begins; returns what to call when it ends. */
  begin(): () => void {
    let is_slow = false;
    const timer = setTimeout(() => {
      is_slow = true;
      this.#slow += 1;
      this.changed();
    }, SLOW_MS);
    return () => {
      clearTimeout(timer);
      if (!is_slow) return;
      this.#slow -= 1;
      this.changed();
    };
  }
}
