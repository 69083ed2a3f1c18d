import { createQuery, type CreateQueryResult } from '@tanstack/svelte-query';
import { getContext, onDestroy, setContext } from 'svelte';
import { listScenariosOptions } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';
import type { Scenarios } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { refetchOn } from '#lib/live/refetch-on.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { KnownScenario, ScenarioVerdict } from './judge-scenarios.ts';
import { openScenarioWorker } from './open-scenario-worker.ts';
import { ScenarioRunner } from './scenario-runner.ts';

/** What must happen with a schedule, and whether it does on the document as it is under the editor's hands. */
export class ScenarioBoard {
  readonly schedule_id: string;
  readonly #query: CreateQueryResult<Scenarios, Problem>;
  readonly #runner: ScenarioRunner;

  constructor(
    schedule_id: string,
    { query, runner }: { readonly query: CreateQueryResult<Scenarios, Problem>; readonly runner: ScenarioRunner },
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

  get state(): 'idle' | 'running' | 'failed' {
    return this.#runner.state;
  }

  readAgain(): Promise<unknown> {
    return this.#query.refetch();
  }
}

const CONTEXT = 'flow-scenarios';

/** Reads the scenarios of a schedule and judges them at each edit; called while the editor is made. */
export function holdScenarios(flow: FlowDocument, schedule_id: string): ScenarioBoard {
  const query = createQuery(() => listScenariosOptions({ path: { id: schedule_id } }));
  refetchOn('message_schedule', {
    operations: ['listScenarios'],
    concerns: (changed) => changed === 'everything' || changed.has(schedule_id),
  });
  const runner = new ScenarioRunner(openScenarioWorker);
  const scenarios = $derived($state.snapshot(query.data?.scenarios ?? []));
  $effect(() => {
    const { definition, published } = flow;
    runner.look({ definition, published, scenarios: scenarios.map(({ id, scenario }) => ({ id, scenario })) });
  });
  onDestroy(() => runner.end());
  const board = new ScenarioBoard(schedule_id, { query, runner });
  setContext(CONTEXT, board);
  return board;
}

export function scenarioBoard(): ScenarioBoard {
  return getContext<ScenarioBoard>(CONTEXT);
}
