import { parseDefinition } from '@kept/rules/parse-definition';
import { validate } from '@kept/rules/validate';
import { definitionOf } from '../harness/clinic.ts';
import { figureOf, type Figure } from './figure.ts';

const ROUNDS = 5;
const LIMIT_MS = 100;

const message = (number: number, more: object = {}) => ({
  id: `m${number}`,
  name: `Message ${number}`,
  purpose: 'reminder',
  type: 'sms',
  timing: { anchor: 'start', offset: { hours: -24 }, window: 'any' },
  content: { body: 'See you. Reply STOP to opt out.' },
  ...more,
});

const list = <T>(length: number, make: (number: number) => T): readonly T[] =>
  Array.from({ length }, (_, n) => make(n));

function deep(levels: number): unknown {
  let condition: unknown = { field: 'event.title', op: 'is_set' };
  for (let level = 0; level < levels; level += 1) condition = { all: [condition, { not: condition }] };
  return condition;
}

const answers = (number: number, count: number, phrases: number) =>
  list(count, (index) => ({
    id: `a${number}_${index}`,
    trigger: { type: 'reply_includes', any_of: list(phrases, (each) => `late ${number} ${index} ${each}`) },
    actions: [{ type: 'reply', body: 'Noted.' }],
  }));

/** What somebody might send by mistake or on purpose; each must be answered, or refused by a limit, within the time. */
const DOCUMENTS: Readonly<Record<string, unknown>> = {
  'five megabytes of text': { spec_version: 1, messages: [message(0, { content: { body: 'x'.repeat(5_000_000) } })] },
  'the most text that is read': {
    spec_version: 1,
    messages: list(2_000, (n) => message(n, { content: { body: 'x'.repeat(1_900) } })),
  },
  'ten thousand messages': { spec_version: 1, messages: list(10_000, (n) => message(n)) },
  'ten thousand empty ones': { spec_version: 1, messages: list(10_000, () => ({})) },
  'the most that is read': {
    spec_version: 1,
    messages: list(2_000, (n) => message(n, { auto_replies: answers(n, 2, 8) })),
  },
  'a hundred levels': { spec_version: 1, messages: [message(0, { condition: deep(100) })] },
  'levels that double': { spec_version: 1, messages: [message(0, { condition: deep(12) })] },
  'one id throughout': { spec_version: 1, messages: list(2_000, () => message(0)) },
};

/** Text that tempts a pattern to try every way of reading it. */
const TEMPTING = definitionOf({
  messages: [
    message(0, {
      content: { body: `${'reply with '.repeat(400)}!` },
      auto_replies: [
        { id: 'a', trigger: { type: 'reply_includes', any_of: list(50, () => 'a '.repeat(99)) }, actions: [] },
      ],
    }),
  ],
});

const LARGEST = definitionOf({
  messages: list(60, (n) => message(n, { auto_replies: answers(n, 8, 2) })),
  default_auto_replies: answers(999, 20, 2),
});

/** Reading and checking documents nobody would write, beside the hundred milliseconds they may take. */
export async function parse(): Promise<readonly Figure[]> {
  const cases: readonly (readonly [string, () => unknown])[] = [
    ...Object.entries(DOCUMENTS).map(([name, document]) => [name, () => parseDefinition(document)] as const),
    ['checks of tempting text', () => validate(TEMPTING, { check_template: () => [] })],
    ['checks of a large schedule', () => validate(LARGEST, { check_template: () => [] })],
  ];
  return cases.map(([name, run]) => {
    run();
    const rounds = Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      run();
      return { value: performance.now() - began, baseline: LIMIT_MS };
    });
    return figureOf({ id: `parse: ${name}`, unit: 'ms', goal: '≤ 1', rounds, holds: ({ ratio }) => ratio <= 1 });
  });
}
