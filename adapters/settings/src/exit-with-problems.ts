import type { SettingProblem } from './parse-variables.ts';

/** Prints a line for each problem, never the value (it may be a secret), and ends the process with code 1. */
export function exitWithProblems(problems: readonly SettingProblem[]): never {
  for (const { name, problem, remedy } of problems) {
    process.stderr.write(`${name} ${problem}: ${remedy}\n`);
  }
  process.exit(1);
}
