import { Engine } from 'json-rules-engine';
import type { AutoReply, Definition } from '@kept/rules/document';
import { includesPhrase } from '@kept/rules/text/includes-phrase';
import { normaliseReply } from '@kept/rules/text/normalise-reply';
import { type AnyEventObject, createMachine, initialTransition, transition } from 'xstate';
import { decided } from './decided.ts';
import { figureOf, type Figure } from './figure.ts';
import { stepped } from './stepped.ts';
import { mixedReply, visitSchedule } from './visit-schedule.ts';

const ROUNDS = 5;
const TRANSACTIONS = 40;
const DECISIONS = 2_000;

/** Milliseconds each. */
interface Round {
  readonly step: number;
  readonly transaction: number;
  readonly xstate: number;
  readonly engine: number;
}

/**
 * One decision of the rules as a share of its transaction, for a schedule of twelve messages and forty auto replies;
 * and beside it, what XState's pure `transition` and json-rules-engine take to find the answer to the same replies by
 * the same phrases. Those two only find it; ours also plans, arms, remembers and says why.
 */
export async function decide(): Promise<readonly Figure[]> {
  const definition = visitSchedule({ messages: 12, auto_replies: 40 });
  const rules = stepped(definition);
  const whole = await decided(definition);
  const xstate = xstateOf(definition);
  const engine = engineOf(definition);
  try {
    rules.reply(DECISIONS);
    await whole.reply(10);
    xstate(DECISIONS);
    await engine(100);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        step: rules.reply(DECISIONS),
        transaction: await whole.reply(TRANSACTIONS),
        xstate: xstate(DECISIONS),
        engine: await engine(DECISIONS / 10),
      });
    }
    const beside = (id: string, baseline: (round: Round) => number) =>
      figureOf({
        id,
        unit: 'decisions/s',
        goal: 'shown',
        rounds: rounds.map((round) => ({ value: 1_000 / round.step, baseline: 1_000 / baseline(round) })),
        holds: () => true,
      });
    return [
      figureOf({
        id: 'decide',
        unit: 'ms',
        goal: '≤ 5 %',
        rounds: rounds.map(({ step, transaction }) => ({ value: step, baseline: transaction })),
        holds: ({ ratio }) => ratio <= 0.05,
      }),
      beside('decide.xstate', ({ xstate: ms }) => ms),
      beside('decide.json-rules-engine', ({ engine: ms }) => ms),
    ];
  } finally {
    await whole.close();
  }
}

interface Rule {
  readonly id: string;
  readonly phrases: readonly string[];
}

/** The answers that the first message's replies are held against, in order. */
function rulesOf({ messages, default_auto_replies }: Definition): readonly Rule[] {
  const answers: readonly AutoReply[] = [
    ...messages.flatMap(({ auto_replies }) => auto_replies),
    ...default_auto_replies,
  ];
  return answers.flatMap(({ id, trigger }) =>
    trigger.type === 'reply_includes' || trigger.type === 'reply_is' ? [{ id, phrases: trigger.any_of }] : [],
  );
}

function holds({ phrases }: Rule, text: string): boolean {
  return phrases.some((phrase) => includesPhrase(text, phrase));
}

/** Milliseconds a transition of a machine that waits for a reply, a guard for each answer. */
function xstateOf(definition: Definition): (count: number) => number {
  const machine = createMachine({
    initial: 'waiting',
    states: {
      waiting: {
        on: {
          reply: rulesOf(definition).map((rule) => ({
            guard: ({ event }: { readonly event: AnyEventObject }) => holds(rule, String(event['text'])),
            target: 'waiting',
            actions: () => undefined,
          })),
        },
      },
    },
  });
  const [waiting] = initialTransition(machine);
  return (count) => {
    const began = performance.now();
    for (let number = 0; number < count; number += 1) {
      transition(machine, waiting, { type: 'reply', text: normaliseReply(mixedReply(number), 'sms').whole });
    }
    return (performance.now() - began) / count;
  };
}

/** Milliseconds a run of an engine with a rule for each answer. */
function engineOf(definition: Definition): (count: number) => Promise<number> {
  const engine = new Engine();
  engine.addOperator<string, readonly string[]>('includes', (text, phrases) => holds({ id: '', phrases }, text));
  for (const { id, phrases } of rulesOf(definition)) {
    engine.addRule({
      conditions: { all: [{ fact: 'reply', operator: 'includes', value: phrases }] },
      event: { type: id },
    });
  }
  return async (count) => {
    const began = performance.now();
    for (let number = 0; number < count; number += 1) {
      await engine.run({ reply: normaliseReply(mixedReply(number), 'sms').whole });
    }
    return (performance.now() - began) / count;
  };
}
