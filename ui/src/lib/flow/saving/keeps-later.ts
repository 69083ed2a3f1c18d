import type { KeptDraft } from './kept-draft.ts';

/** Within so many milliseconds what was changed is in the browser's storage. */
export const WITHIN = 300;

/**
 * Puts off writing what is kept: a large schedule takes milliseconds to write, which no key should wait for. Whoever
 * leaves the page asks for it `now`.
 */
export class KeepsLater {
  readonly #write;
  #draft: KeptDraft | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(write: (draft: KeptDraft | null) => void) {
    this.#write = write;
  }

  /** The newest is written in a moment; that nothing is to be kept any more, at once. */
  keep(draft: KeptDraft | null): void {
    this.#draft = draft;
    if (draft !== null) {
      this.#timer ??= setTimeout(() => this.now(), WITHIN);
      return;
    }
    this.#rest();
    this.#write(null);
  }

  /** Writes what is not written yet. */
  now(): void {
    if (this.#timer === null) return;
    this.#rest();
    this.#write(this.#draft);
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
