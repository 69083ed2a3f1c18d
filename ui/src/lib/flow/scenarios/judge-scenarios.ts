import type { Definition } from '@kept/rules/document';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { missedExpectations } from '@kept/rules/simulate/missed-expectations';
import { playScript, type PlayedStep } from '@kept/rules/simulate/play-script';
import type { Expectation, SavedScenario } from '@kept/rules/simulate/saved-scenario';
import { effectInWords } from '../simulator/effect-in-words.ts';

export interface KnownScenario {
  readonly id: string;
  readonly scenario: SavedScenario;
}

/** Where a scenario went another way than when it held. */
export interface Parting {
  /** Place in the script; -1: at once, when the appointment was made. */
  readonly index: number;
  readonly before: readonly string[];
  readonly now: readonly string[];
}

export interface ScenarioVerdict {
  readonly id: string;
  /** Empty: it holds. */
  readonly missed: readonly Expectation[];
  /** Null: it holds, or nobody knows of a document on which it held. */
  readonly parting: Parting | null;
}

export interface JudgeRequest {
  readonly definition: Definition;
  /** What it is compared with where this judge has not seen it hold. */
  readonly published: Definition | null;
  readonly scenarios: readonly KnownScenario[];
}

/** Plays scenarios again and again, and remembers the document on which each held last. */
export class ScenarioJudge {
  readonly #held = new Map<string, { readonly told: string; readonly definition: Definition }>();

  /** One after the other, each played when it is asked for. */
  *judge({ scenarios, ...request }: JudgeRequest): Generator<ScenarioVerdict> {
    for (const known of scenarios) yield this.#judgeOne(known, request);
  }

  #judgeOne(
    { id, scenario }: KnownScenario,
    { definition, published }: Omit<JudgeRequest, 'scenarios'>,
  ): ScenarioVerdict {
    const told = JSON.stringify(scenario);
    const { missed, steps } = play(definition, scenario);
    if (missed.length === 0) {
      this.#held.set(id, { told, definition });
      return { id, missed, parting: null };
    }
    const held = this.#held.get(id);
    const before = held?.told === told ? held.definition : published;
    return { id, missed, parting: before === null ? null : partingOf({ before, definition, scenario, steps }) };
  }
}

function play(definition: Definition, { appointment, script, expect }: SavedScenario) {
  const definitions = { newest: 'draft', by_revision: { draft: definition } };
  const { steps } = playScript({ definitions, facts: madeUpFacts(appointment), script });
  const timeline = steps.flatMap(({ entries }) => entries);
  return { steps, missed: missedExpectations(expect, timeline) };
}

/** The first thing in the script that brings about something else now; null where it did not hold before either. */
function partingOf({
  before,
  definition,
  scenario,
  steps,
}: {
  readonly before: Definition;
  readonly definition: Definition;
  readonly scenario: SavedScenario;
  readonly steps: readonly PlayedStep[];
}): Parting | null {
  const held = play(before, scenario);
  if (held.missed.length > 0) return null;
  for (const [place, step] of steps.entries()) {
    const was = held.steps[place];
    const told = { before: was === undefined ? [] : outcomeOf(was, before), now: outcomeOf(step, definition) };
    if (JSON.stringify(told.before) !== JSON.stringify(told.now)) return { index: place - 1, ...told };
  }
  return null;
}

/** What came of a step, as one would tell it: where only names have changed it reads otherwise, which is a difference too. */
function outcomeOf({ entries }: PlayedStep, definition: Definition): readonly string[] {
  return entries.flatMap(({ effects }) => effects.flatMap((effect) => effectInWords(effect, definition) ?? []));
}
