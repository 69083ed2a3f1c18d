import fc from 'fast-check';
import { it } from 'vitest';
import { arbitraryDefinition } from './arbitrary-definition.spec-support.ts';
import { arbitraryScript } from './arbitrary-script.spec-support.ts';
import { play, type Played } from './play.spec-support.ts';

/** Cases a law is tried on: some hundreds with every test run, ten thousand in the slow tier. */
export const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 250;
const LONG = 600_000;

/** Something that holds of every decision of any two revisions under any script. */
export function law(name: string, holds: (played: readonly Played[]) => void): void {
  it(name, { timeout: LONG }, () => {
    fc.assert(
      fc.property(fc.tuple(arbitraryDefinition, arbitraryDefinition), arbitraryScript, (definitions, script) => {
        holds(play(definitions, script));
      }),
      { numRuns: RUNS },
    );
  });
}
