import type { AppointmentRow } from '#lib/api/generated/types.gen.ts';
import { changedRows } from './changed-rows.ts';

/** How long a row is pointed out, the animation's length and a little. */
const POINTED_OUT_MS = 2_000;

interface Shown {
  /** What was asked for: another question has another answer, and nothing in it is pointed out. */
  readonly query: string;
  readonly rows: readonly AppointmentRow[] | undefined;
}

/** The rows that a refetch of the same list has just changed. Made while a component is. */
export class ChangedRows {
  #ids = $state.raw<readonly string[]>([]);
  #before: Shown | null = null;

  constructor(shown: () => Shown) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    $effect(() => {
      const now = shown();
      const before = this.#before;
      this.#before = now;
      const ids = before?.query === now.query && now.rows !== undefined ? changedRows(before.rows, now.rows) : [];
      if (ids.length === 0) return;
      this.#ids = ids;
      clearTimeout(timer);
      timer = setTimeout(() => (this.#ids = []), POINTED_OUT_MS);
    });
    $effect(() => () => clearTimeout(timer));
  }

  get ids(): readonly string[] {
    return this.#ids;
  }
}
