import { comparePlans, type PlanDifference } from '@kept/rules/compare-plans';
import type { Definitions } from '@kept/rules/definitions';
import type { Effect, SkipReason } from '@kept/rules/effect';
import type { Facts } from '@kept/rules/facts';
import type { Input } from '@kept/rules/input';
import type { Instant } from '@kept/rules/instant';
import { emptyMemory, type Memory } from '@kept/rules/memory';
import { plan, type PlannedMessage } from '@kept/rules/plan';
import { planSilence } from '@kept/rules/plan-silence';
import type { LoadedInput } from '../load-sequence.ts';
import { runSteps, type DecidedStep } from '../run-steps.ts';
import type { PreviewedMessage } from './preview.ts';
import { previewSentence } from './preview-sentence.ts';

export interface PreviewRequest {
  readonly definitions: Definitions;
  /** Null: the sequence is yet to begin. */
  readonly memory: Memory | null;
  readonly life: number;
  readonly facts_before: Facts;
  readonly facts_after: Facts;
  /** What waits to be decided already. */
  readonly pending: readonly LoadedInput[];
  /** What the change would tell the sequence. */
  readonly inputs: readonly Input[];
  /** Auto messages that stand in the queue. */
  readonly waiting: readonly { readonly key: string; readonly auto_message_id: string; readonly at: Instant }[];
  /** Keys of those that the change leaves without an address. */
  readonly given_up: readonly string[];
  readonly wake_at: Instant | null;
  readonly finished: boolean;
  readonly now: Instant;
}

/**
 * What a change would do to the messages of one sequence: the decision that would follow it, made by the rules
 * themselves and thrown away. What waits to be decided anyway is taken into both sides. Pure.
 */
export function previewSequence(request: PreviewRequest): readonly PreviewedMessage[] {
  const { definitions, facts_before, facts_after, pending, inputs, now, life } = request;
  const decided = (facts: Facts, more: readonly LoadedInput[]) =>
    runSteps({ ...request, facts, inputs: [...pending, ...more], timer_id: 'timer' }) ?? {
      memory: request.memory ?? emptyMemory(life),
      facts,
      steps: [],
    };
  const before = decided(facts_before, []);
  const after = decided(
    facts_after,
    inputs.map((input) => ({ life, input })),
  );
  const messages = Object.values(definitions.by_revision).flatMap((definition) => definition.messages);
  const sent_anyway = sendsOf(before.steps);
  const effects = after.steps.flatMap((step) => step.effects);
  const in_both = sent_anyway.filter(({ key }) => effects.some((effect) => effect.key === key));
  const begun = request.memory !== null || pending.length > 0;
  const differences = comparePlans({
    before: begun ? ahead({ definitions, ...before, now }) : [],
    waiting: [...request.waiting, ...sent_anyway],
    after: ahead({ definitions, ...after, now }),
    effects: [
      ...effects.filter(({ key }) => !in_both.some((each) => each.key === key)),
      ...takenBack(
        sent_anyway.filter((each) => !in_both.includes(each)).map(({ key }) => key),
        'appointment_moved',
      ),
      ...takenBack(request.given_up, 'no_address'),
    ],
    now,
    nameOf: (id) => {
      const message = messages.find((each) => each.id === id);
      return message === undefined ? null : { name: message.name, channel: message.type };
    },
  });
  const { time_zone } = facts_after.appointment;
  const by_silence = new Set(
    [before, after].flatMap(({ memory }) => planSilence({ definitions, memory }).map((each) => each.auto_message_id)),
  );
  return differences.map((difference) => ({
    ...publicPart(difference),
    sentence: previewSentence({
      difference,
      time_zone,
      again: hadBefore(before.memory, difference),
      if_silent: by_silence.has(difference.auto_message_id),
    }),
  }));
}

/** What is planned, and where silence leads unless that has a time of its own. */
function ahead(request: Parameters<typeof plan>[0]): readonly PlannedMessage[] {
  const planned = plan(request).filter(({ status }) => status !== 'on_demand');
  const ids = new Set(planned.map(({ auto_message_id }) => auto_message_id));
  return [...planned, ...planSilence(request).filter(({ auto_message_id }) => !ids.has(auto_message_id))];
}

/** The auto messages that decisions hand over. */
function sendsOf(steps: readonly DecidedStep[]): PreviewRequest['waiting'] {
  return steps
    .flatMap(({ effects }) => effects)
    .flatMap((effect) =>
      effect.type === 'send' && effect.source.kind === 'auto_message'
        ? [{ key: effect.key, auto_message_id: effect.source.auto_message_id, at: effect.due_at }]
        : [],
    );
}

/** What would go out without the change and does not with it. */
function takenBack(keys: readonly string[], reason: SkipReason): readonly Effect[] {
  return keys.map((key) => ({ type: 'withdraw', key: `w/${key}`, send_key: key, reason }));
}

function publicPart({
  reason: _reason,
  held: _held,
  ...difference
}: PlanDifference): Omit<PreviewedMessage, 'sentence'> {
  return difference;
}

function hadBefore({ sent }: Memory, { auto_message_id }: PlanDifference): boolean {
  return sent.some((each) => each.auto_message_id === auto_message_id && each.accepted_at !== null);
}
