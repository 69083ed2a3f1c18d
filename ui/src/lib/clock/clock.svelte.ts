/** How often words like "in 5 minutes" are looked at again. */
const BEAT = 15_000;

/**
 * The account's clock: the real one, or in a sandbox the one that can be moved. Everything on a screen that says how
 * far a time is reads `now` from here.
 */
class Clock {
  #real = $state(Date.now());
  #ahead = $state(0);

  constructor() {
    setInterval(() => this.beat(), BEAT);
    document.addEventListener('visibilitychange', () => this.beat());
  }

  /** Milliseconds, to the nearest beat. */
  get now(): number {
    return this.#real + this.#ahead;
  }

  /** The real one, in a sandbox too: for what happens on this machine and not in the account's time (sessions). */
  get real_now(): number {
    return this.#real;
  }

  /** The sandbox clock shows this time now (ISO 8601). */
  show(time: string): void {
    const shown = Date.parse(time);
    if (Number.isNaN(shown)) return;
    // Read nothing here: an effect that shows a time would show it anew at each beat, and the clock would stand still.
    const real = Date.now();
    this.#real = real;
    this.#ahead = shown - real;
  }

  /** Back to the real clock: another account. */
  real(): void {
    this.#ahead = 0;
    this.beat();
  }

  beat(): void {
    this.#real = Date.now();
  }
}

export const clock = new Clock();
