import type { Issue } from '@kept/rules/checks/issue';
import { Followed } from '#lib/state/followed.ts';
import type { ScenarioVerdict } from '../scenarios/judge-scenarios.ts';
import type { CheckPart, CheckRequest } from './document-checker.ts';

/** Who checks: a worker, or the same in place. */
export interface CheckerAt {
  readonly ask: (request: CheckRequest) => void;
  /** What was asked is not wanted any more: nothing further is told of it. */
  readonly callOff: () => void;
  readonly end: () => void;
}

export type OpenChecker = (hear: {
  readonly tell: (part: CheckPart) => void;
  /** It could not be started, or broke down. */
  readonly fail: () => void;
}) => CheckerAt;

/** `beginning`: nothing is known yet. `failed`: nobody checks until the next edit, which tries again. */
export type CheckState = 'beginning' | 'running' | 'idle' | 'failed';

/**
 * A document is checked when editing pauses for so long, in milliseconds. Between the keys of a word a checker of its
 * own thread would still take the processor from drawing what is typed.
 */
export const PAUSE = 200;

/**
 * One document at a time, and none while somebody types: an edit calls off what is being checked, which is old then,
 * and the newest document is checked in the next pause.
 */
export class CheckRunner {
  readonly #open;
  readonly #onissues;
  #checker: CheckerAt | null = null;
  #is_asked = false;
  #waiting: CheckRequest | null = null;
  #seen: CheckRequest['definition'] | null = null;
  #pause: ReturnType<typeof setTimeout> | null = null;
  readonly #verdicts = new Followed<ReadonlyMap<string, ScenarioVerdict>>(new Map());
  readonly #state = new Followed<CheckState>('beginning');

  constructor({
    open,
    onissues,
  }: {
    readonly open: OpenChecker;
    readonly onissues: (issues: readonly Issue[]) => void;
  }) {
    this.#open = open;
    this.#onissues = onissues;
  }

  /** The newest known, by scenario; what is not in it has not been judged yet. */
  get verdicts(): ReadonlyMap<string, ScenarioVerdict> {
    return this.#verdicts.value;
  }

  get state(): CheckState {
    return this.#state.value;
  }

  /** Checks this document: the first at once, and when something else about it is new; an edit when no other follows. */
  look(request: CheckRequest): void {
    const is_edited = this.#seen !== null && this.#seen !== request.definition;
    this.#seen = request.definition;
    this.#waiting = request;
    this.#rest();
    if (!is_edited) return this.#next();
    this.#callOff();
    if (this.#state.value !== 'beginning') this.#state.value = 'running';
    this.#pause = setTimeout(() => {
      this.#pause = null;
      this.#next();
    }, PAUSE);
  }

  end(): void {
    this.#rest();
    this.#checker?.end();
    this.#checker = null;
    this.#is_asked = false;
    this.#waiting = null;
  }

  /** The newest, unless one is checked now or another may follow at once. */
  #next(): void {
    const request = this.#waiting;
    if (request === null || this.#is_asked || this.#pause !== null) return;
    this.#waiting = null;
    this.#checker ??= this.#open({ tell: (part) => this.#take(part), fail: () => this.#fail() });
    this.#is_asked = true;
    if (this.#state.value !== 'beginning') this.#state.value = 'running';
    this.#checker.ask(request);
  }

  #callOff(): void {
    if (!this.#is_asked) return;
    this.#is_asked = false;
    this.#checker?.callOff();
  }

  #take(part: CheckPart): void {
    if (part.about === 'issues') return this.#onissues(part.issues);
    this.#verdicts.value = new Map(part.verdicts.map((verdict) => [verdict.id, verdict]));
    this.#is_asked = false;
    if (this.#waiting === null) this.#state.value = 'idle';
    else this.#next();
  }

  #fail(): void {
    this.end();
    this.#state.value = 'failed';
  }

  #rest(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
  }
}
