import type { CheckPart, CheckRequest } from './document-checker.ts';

/** What is asked and what is told of it carry the same number. */
export interface Numbered<T> {
  readonly number: number;
  readonly of: T;
}

interface Surroundings {
  /** Null: nothing is known yet, and this is a moment at which it can be left. */
  readonly check: (request: CheckRequest) => Iterable<CheckPart | null>;
  readonly tell: (part: Numbered<CheckPart>) => void;
  /** Hears what has come meanwhile. */
  readonly breathe: () => Promise<void>;
}

/**
 * Checks what was asked last. What is asked, or called off, while it is at work is heard between two scenarios, so
 * that nothing is played any more while somebody types: on few processors that would hold up what is drawn.
 */
export class CheckTurns {
  readonly #surroundings: Surroundings;
  #wanted: Numbered<CheckRequest> | null = null;
  #is_at_work = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Null: what was asked is not wanted any more. Rejects when checking breaks down. */
  async hear(asked: Numbered<CheckRequest> | null): Promise<void> {
    this.#wanted = asked;
    if (this.#is_at_work) return;
    this.#is_at_work = true;
    try {
      while (this.#wanted !== null) await this.#answer(this.#wanted);
    } finally {
      this.#is_at_work = false;
    }
  }

  async #answer(asked: Numbered<CheckRequest>): Promise<void> {
    const { check, tell, breathe } = this.#surroundings;
    for (const part of check(asked.of)) {
      if (part !== null) tell({ number: asked.number, of: part });
      await breathe();
      if (this.#wanted !== asked) return;
    }
    this.#wanted = null;
  }
}
