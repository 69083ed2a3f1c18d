import { compareInputs } from '@kept/rules/compare-inputs';
import type { Definitions } from '@kept/rules/definitions';
import type { Effect } from '@kept/rules/effect';
import type { Facts } from '@kept/rules/facts';
import type { Input } from '@kept/rules/input';
import type { Instant } from '@kept/rules/instant';
import { emptyMemory, type Memory } from '@kept/rules/memory';
import { step } from '@kept/rules/step';
import type { TraceEntry } from '@kept/rules/trace';
import type { Visit } from '@kept/rules/visits/visit';
import { visitsAfter } from '@kept/rules/visits/visits-after';
import type { LoadedInput } from './load-sequence.ts';

export interface StepsRequest {
  readonly definitions: Definitions;
  readonly memory: Memory | null;
  readonly life: number;
  readonly inputs: readonly LoadedInput[];
  readonly facts: Facts;
  readonly now: Instant;
  /** The stored wake; when it has come, a timer input follows the others. */
  readonly wake_at: Instant | null;
  readonly finished: boolean;
  /** The id of the timer input, should one be due. */
  readonly timer_id: string;
}

export interface DecidedStep {
  readonly input: Input;
  readonly life: number;
  readonly effects: readonly Effect[];
  readonly trace: readonly TraceEntry[];
  /** Auto messages handed over by it, and what became of those that were. */
  readonly visits: readonly Visit[];
}

export interface Decision {
  readonly life: number;
  readonly memory: Memory;
  readonly facts: Facts;
  readonly steps: readonly DecidedStep[];
  readonly wake_at: Instant | null;
  readonly finished: boolean;
}

/**
 * Runs the rules over everything that waits, in ruling 26's order, the timer last. Each step sees the state
 * that the one before it set. Null when nothing waits and no timer is due. Pure.
 */
export function runSteps(request: StepsRequest): Decision | null {
  const { definitions, now } = request;
  let { life, facts } = request;
  let memory = request.memory ?? emptyMemory(life);
  let result: { readonly wake_at: Instant | null; readonly finished: boolean } | null = null;
  const steps: DecidedStep[] = [];

  for (const { life: receivedIn, input } of inTurn(request)) {
    const before = memory;
    if (isReinstated(input)) {
      life += 1;
      memory = emptyMemory(life);
    } else if (receivedIn < life && belongsToItsLife(input)) {
      steps.push({ input, life: receivedIn, effects: [], visits: [], trace: [ignoredFromOldLife(receivedIn)] });
      continue;
    }
    const stepped = step({ definitions, memory, input, facts, now });
    memory = stepped.memory;
    facts = factsAfter(facts, stepped.effects, now);
    const visits = visitsAfter({ before, input, result: stepped });
    steps.push({ input, life, effects: stepped.effects, trace: stepped.trace, visits });
    result = stepped;
  }
  if (result === null) {
    if (steps.length === 0) return null;
    result = { wake_at: request.wake_at, finished: request.finished };
  }
  return { life, memory, facts, steps, wake_at: result.wake_at, finished: result.finished };
}

function inTurn({ inputs, wake_at, now, timer_id, life }: StepsRequest): readonly LoadedInput[] {
  const ordered = inputs.toSorted((a, b) => compareInputs(a.input, b.input));
  const timerDue = wake_at !== null && wake_at <= now;
  return timerDue ? [...ordered, { life, input: { type: 'timer', id: timer_id, at: now } }] : ordered;
}

function isReinstated(input: Input): boolean {
  return input.type === 'appointment_changed' && input.change === 'reinstated';
}

/** Replies and deliveries speak of messages of the life they came in; staff and the appointment speak of today. */
function belongsToItsLife(input: Input): boolean {
  return input.type === 'reply' || input.type === 'delivery' || input.type === 'digit' || input.type === 'call_ended';
}

function ignoredFromOldLife(life: number): TraceEntry {
  return { rule: 'life', verdict: 'ignored', ruling: 12, auto_message_id: null, auto_reply_id: null, detail: { life } };
}

function factsAfter(facts: Facts, effects: readonly Effect[], now: Instant): Facts {
  const set = effects.findLast((effect) => effect.type === 'set_state');
  if (set === undefined) return facts;
  const state_set_by = set.by === 'client' ? 'client' : null;
  return { ...facts, participant: { ...facts.participant, state: set.state, state_set_at: now, state_set_by } };
}
