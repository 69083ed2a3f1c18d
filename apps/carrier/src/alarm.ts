/** Node's timers overflow above 2^31-1 ms. */
const LONGEST_WAIT_MS = 2_000_000_000;

export type Alarm = {
  /** Makes sure the alarm rings at `at` (milliseconds since 1970) or earlier. */
  readonly set: (at: number) => void;
  readonly stop: () => void;
};

/**
 * One timer for a table of timed rows: it rings when the earliest is due.
 * @param ring does what is due and answers when to ring next, or null when nothing waits.
 */
export function createAlarm(ring: () => number | null): Alarm {
  let timer: NodeJS.Timeout | null = null;
  let target = Infinity;
  let stopped = false;

  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    target = Infinity;
  };
  const set = (at: number): void => {
    if (stopped || at >= target) return;
    clear();
    target = at;
    timer = setTimeout(
      () => {
        clear();
        const next = ring();
        if (next !== null) set(next);
      },
      Math.min(Math.max(at - Date.now(), 0), LONGEST_WAIT_MS),
    );
  };
  return {
    set,
    stop: () => {
      stopped = true;
      clear();
    },
  };
}
