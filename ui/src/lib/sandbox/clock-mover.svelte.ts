import { moveClock } from '#lib/api/generated/sdk.gen.ts';
import type { MoveClock, MovedClock } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';

/** A walk of the clock, and what happened on it. */
export interface Move {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly entries: MovedClock['log'];
  /** How many earlier ones are left out. */
  readonly left_out: number;
}

/** More is nobody's to read again. */
const KEPT = 20;

/**
 * Moves the sandbox's clock from any page, one walk at a time, and keeps what happened on the way for as long as the
 * tab is open.
 */
class ClockMover {
  #moves = $state.raw<readonly Move[]>([]);
  #is_busy = $state(false);

  /** The newest first. */
  get moves(): readonly Move[] {
    return this.#moves;
  }

  get isBusy(): boolean {
    return this.#is_busy;
  }

  /** Answers when everything due on the way has happened, or why it has not. */
  async move(request: MoveClock): Promise<FormProblem | null> {
    if (this.#is_busy) return null;
    this.#is_busy = true;
    const { data, error } = await moveClock({ body: request });
    this.#is_busy = false;
    if (data === undefined) return error;
    const { from, now, log, log_left_out } = data;
    const id = (this.#moves[0]?.id ?? 0) + 1;
    this.#moves = [{ id, from, to: now, entries: log, left_out: log_left_out }, ...this.#moves].slice(0, KEPT);
    return null;
  }

  /** Another account, or a list that is read. */
  forget(): void {
    this.#moves = [];
  }
}

export const clock_mover = new ClockMover();
