import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/apply-command.ts';
import type { Definition } from '../document.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { define } from '../scenario.spec-support.ts';
import { validate, type ValidateOptions } from '../validate.ts';
import { CALL_CASES } from './call-cases.spec-support.ts';
import { FILE_CASES } from './file-cases.spec-support.ts';
import { SECURE_CASES } from './secure-cases.spec-support.ts';
import { ACCOUNT_CASES, CASES } from './issue-cases.spec-support.ts';
import type { Issue } from './issue.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 300;
const LONG = 600_000;

const OPTIONS: ValidateOptions = { check_template: () => [] };

function count(issues: readonly Issue[], code: string): number {
  return issues.filter((issue) => issue.code === code).length;
}

/** Codes of errors, each as often as it is there. */
function errors(issues: readonly Issue[]): readonly string[] {
  return issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

/** Carries out one issue's fix, if it has one; says how many issues there are of its code afterwards. */
function expectToBeFixed(definition: Definition, { issue, options }: { issue: Issue; options: ValidateOptions }): void {
  if (issue.fix === null) return;
  const before = validate(definition, options);
  const result = applyCommand(definition, issue.fix.command);
  if (!result.ok) throw new Error(`${issue.code}: ${result.problem.message}`);
  const after = validate(result.definition, options);
  expect(count(after, issue.code), `${issue.code} at ${issue.pointer}`).toBeLessThan(count(before, issue.code));
  for (const code of new Set(errors(after))) {
    expect(count(after, code), `${code} by the fix of ${issue.code}`).toBeLessThanOrEqual(count(before, code));
  }
}

describe('fixes', () => {
  it.each([
    ...[...CASES, ...CALL_CASES].map((each) => [...each, {}] as const),
    ...ACCOUNT_CASES,
    ...FILE_CASES,
    ...SECURE_CASES,
  ])('%s, %s: the fix settles it and brings no other error', (_code, _what, _pointer, document, more) => {
    const definition = define(document);
    const options = { ...OPTIONS, ...more };
    for (const issue of validate(definition, options)) expectToBeFixed(definition, { issue, options });
  });

  it('settle their issue in any document, and bring no other error', { timeout: LONG }, () => {
    let fixed = 0;
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        for (const issue of validate(definition, OPTIONS)) {
          if (issue.fix !== null) fixed += 1;
          expectToBeFixed(definition, { issue, options: OPTIONS });
        }
      }),
      { numRuns: RUNS },
    );
    expect(fixed).toBeGreaterThan(RUNS);
  });

  it('one after another leave nothing that has a fix', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, (first) => {
        let definition = first;
        for (let rounds = 0; rounds < 500; rounds += 1) {
          const fix = validate(definition, OPTIONS).find((issue) => issue.fix !== null)?.fix;
          if (!fix) return;
          const result = applyCommand(definition, fix.command);
          if (!result.ok) throw new Error(result.problem.message);
          definition = result.definition;
        }
        throw new Error('the fixes go round in a circle');
      }),
      { numRuns: RUNS },
    );
  });
});
