import type { Problem } from '#lib/api/problem.ts';
import type { Impact, TouchedSequence } from '#lib/api/generated/types.gen.ts';
import { Followed } from '#lib/state/followed.ts';

type Page = { readonly ok: true; readonly value: Impact } | { readonly ok: false; readonly problem: Problem };

interface Request {
  /** Null: the first page. */
  readonly cursor: string | null;
  readonly signal: AbortSignal;
}

export interface Estimate {
  /** `looking`: another page is on its way; `paused`: there is more to look at, if somebody wants it. */
  readonly status: 'looking' | 'paused' | 'done' | 'failed';
  /** How many run in all; null: not known yet. */
  readonly total: number | null;
  readonly looked_at: number;
  /** Those whose messages would change. */
  readonly touched: readonly TouchedSequence[];
  readonly problem: Problem | null;
}

const NOTHING_YET: Estimate = { status: 'looking', total: null, looked_at: 0, touched: [], problem: null };

/** So many pages are looked at unasked; the first of a hundred thousand say enough, and the rest is there to ask for. */
export const PAGES_UNASKED = 20;

/** What a publish would do to those who run, decided by the API page after page, until it is done or stopped. */
export class ImpactEstimate {
  readonly #read: (request: Request) => Promise<Page>;
  readonly #state = new Followed(NOTHING_YET);
  #cursor: string | null = null;
  #running: AbortController | null = null;

  constructor(read: (request: Request) => Promise<Page>) {
    this.#read = read;
  }

  get state(): Estimate {
    return this.#state.value;
  }

  /** Begins, or goes on where it was stopped or failed. */
  async look(): Promise<void> {
    if (this.#running !== null || this.state.status === 'done') return;
    const running = new AbortController();
    this.#running = running;
    this.#state.value = { ...this.state, status: 'looking', problem: null };
    for (let page = 0; page < PAGES_UNASKED && this.state.status === 'looking'; page += 1) {
      const answer = await this.#read({ cursor: this.#cursor, signal: running.signal });
      // stopped meanwhile: what comes late is asked for again
      if (running.signal.aborted) return;
      this.#take(answer);
    }
    this.#running = null;
    if (this.state.status === 'looking') this.#state.value = { ...this.state, status: 'paused' };
  }

  /** Ends it where it is; what was found stays. */
  stop(): void {
    if (this.#running === null) return;
    this.#running.abort();
    this.#running = null;
    this.#state.value = { ...this.state, status: 'paused' };
  }

  #take(answer: Page): void {
    const { looked_at, touched } = this.state;
    if (!answer.ok) {
      this.#state.value = { ...this.state, status: 'failed', problem: answer.problem };
      return;
    }
    const { total, next_cursor, sequences, ...page } = answer.value;
    this.#cursor = next_cursor;
    this.#state.value = {
      status: next_cursor === null ? 'done' : 'looking',
      total,
      looked_at: looked_at + page.looked_at,
      touched: [...touched, ...sequences],
      problem: null,
    };
  }
}
