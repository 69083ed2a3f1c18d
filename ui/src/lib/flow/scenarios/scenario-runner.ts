import { Followed } from '#lib/state/followed.ts';
import type { JudgeRequest, ScenarioVerdict } from './judge-scenarios.ts';

/** Who judges: a worker, or the same in place. */
export interface JudgeAt {
  readonly ask: (request: JudgeRequest) => void;
  readonly end: () => void;
}

export type OpenJudge = (hear: {
  readonly answer: (verdicts: readonly ScenarioVerdict[]) => void;
  /** It could not be started, or broke down. */
  readonly fail: () => void;
}) => JudgeAt;

/** One question at a time: while one is judged only the newest that comes is kept, so a fast typist is never behind. */
export class ScenarioRunner {
  readonly #open;
  #judge: JudgeAt | null = null;
  #is_asked = false;
  #waiting: JudgeRequest | null = null;
  readonly #verdicts = new Followed<ReadonlyMap<string, ScenarioVerdict>>(new Map());
  readonly #state = new Followed<'idle' | 'running' | 'failed'>('idle');

  constructor(open: OpenJudge) {
    this.#open = open;
  }

  /** The newest known, by scenario; what is not in it has not been judged yet. */
  get verdicts(): ReadonlyMap<string, ScenarioVerdict> {
    return this.#verdicts.value;
  }

  get state(): 'idle' | 'running' | 'failed' {
    return this.#state.value;
  }

  /** Judges the scenarios on this document, as soon as what is asked before is answered. */
  look(request: JudgeRequest): void {
    if (request.scenarios.length === 0) {
      this.#waiting = null;
      this.#verdicts.value = new Map();
      return;
    }
    if (this.#is_asked) {
      this.#waiting = request;
      return;
    }
    this.#judge ??= this.#open({ answer: (verdicts) => this.#take(verdicts), fail: () => this.#fail() });
    this.#is_asked = true;
    this.#state.value = 'running';
    this.#judge.ask(request);
  }

  end(): void {
    this.#judge?.end();
    this.#judge = null;
    this.#is_asked = false;
    this.#waiting = null;
  }

  #take(verdicts: readonly ScenarioVerdict[]): void {
    this.#verdicts.value = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
    this.#is_asked = false;
    this.#state.value = 'idle';
    const next = this.#waiting;
    this.#waiting = null;
    if (next !== null) this.look(next);
  }

  #fail(): void {
    this.end();
    this.#state.value = 'failed';
  }
}
