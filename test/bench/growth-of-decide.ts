import { decided } from './decided.ts';
import { figureOf, type Figure } from './figure.ts';
import { stepped } from './stepped.ts';
import { visitSchedule } from './visit-schedule.ts';

const ROUNDS = 5;
const TRANSACTIONS = 40;
const DECISIONS = 2_000;

/** What a decision costs with ten times the messages and answers: its transaction, and the rules alone beside it. */
export async function growthOfDecide(): Promise<readonly Figure[]> {
  const small = visitSchedule({ messages: 12, auto_replies: 40 });
  const large = visitSchedule({ messages: 120, auto_replies: 400 });
  const rules = { small: stepped(small), large: stepped(large) };
  const whole = { small: await decided(small), large: await decided(large) };
  try {
    for (const each of [rules.small, rules.large]) each.reply(DECISIONS);
    for (const each of [whole.small, whole.large]) await each.reply(10);
    const transactions = [];
    const steps = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      transactions.push({
        value: await whole.large.reply(TRANSACTIONS),
        baseline: await whole.small.reply(TRANSACTIONS),
      });
      steps.push({ value: rules.large.reply(DECISIONS), baseline: rules.small.reply(DECISIONS) });
    }
    return [
      figureOf({
        id: 'growth.decide',
        unit: 'ms',
        goal: '≤ 1.2',
        rounds: transactions,
        holds: ({ ratio }) => ratio <= 1.2,
      }),
      figureOf({ id: 'growth.step', unit: 'ms', goal: 'shown', rounds: steps, holds: () => true }),
    ];
  } finally {
    await whole.small.close();
    await whole.large.close();
  }
}
