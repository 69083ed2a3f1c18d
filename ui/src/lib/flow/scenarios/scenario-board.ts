import type { CreateQueryResult } from '@tanstack/svelte-query';
import { getContext, setContext } from 'svelte';
import type { Scenarios } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import type { CheckRunner, CheckState } from '../checking/check-runner.ts';
import type { KnownScenario, ScenarioVerdict } from './judge-scenarios.ts';

/** What must happen with a schedule, and whether it does on the document as it is under the editor's hands. */
export class ScenarioBoard {
  readonly schedule_id: string;
  readonly #query: CreateQueryResult<Scenarios, Problem>;
  readonly #runner: CheckRunner;

  constructor(
    schedule_id: string,
    { query, runner }: { readonly query: CreateQueryResult<Scenarios, Problem>; readonly runner: CheckRunner },
  ) {
    this.schedule_id = schedule_id;
    this.#query = query;
    this.#runner = runner;
  }

  /** In the order in which they were saved; null while they are read. */
  get list(): readonly KnownScenario[] | null {
    return this.#query.data?.scenarios ?? null;
  }

  /** Why they could not be read. */
  get problem(): Problem | null {
    return this.#query.data === undefined ? this.#query.error : null;
  }

  /** Null: it has not been judged yet. */
  verdictOn(id: string): ScenarioVerdict | null {
    return this.#runner.verdicts.get(id) ?? null;
  }

  get broken(): number {
    return (this.list ?? []).filter(({ id }) => (this.verdictOn(id)?.missed.length ?? 0) > 0).length;
  }

  get state(): CheckState {
    return this.#runner.state;
  }

  readAgain(): Promise<unknown> {
    return this.#query.refetch();
  }
}

const CONTEXT = 'flow-scenarios';

/** Makes it known to everything within the component that is being made. */
export function holdScenarioBoard(board: ScenarioBoard): ScenarioBoard {
  return setContext(CONTEXT, board);
}

export function scenarioBoard(): ScenarioBoard {
  return getContext<ScenarioBoard>(CONTEXT);
}
