import { Problem } from '../problems/problem.ts';

/** A live account has real clients: no phones of theirs to look at, no clock of its own. */
export function notSandbox(): Problem {
  return new Problem({
    status: 403,
    code: 'not_sandbox',
    title: 'Only a sandbox account can do this',
    detail: 'A live account works with real phones, real mail and the real time.',
  });
}
