import { expect, it } from 'vitest';
import { lookAgainIn } from './look-again-in.ts';

it.each([
  ['soon, while one waits', ['delivered', 'pending'], true, 3_000],
  ['seldom, while all is told', ['delivered', 'failed'], true, 15_000],
  ['seldom, while there is nothing', [], true, 15_000],
  ['never, on an older page', ['pending'], false, false],
] as const)('the log is read again %s', (_, statuses, is_first_page, expected) => {
  expect(
    lookAgainIn(
      statuses.map((status) => ({ status })),
      { is_first_page },
    ),
  ).toBe(expected);
});
