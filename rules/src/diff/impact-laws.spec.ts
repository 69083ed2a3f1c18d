import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/apply-command.ts';
import { arbitraryEdit } from '../commands/arbitrary-edit.spec-support.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { arbitraryScript } from '../laws/arbitrary-script.spec-support.ts';
import { RUNS } from '../laws/law.spec-support.ts';
import { play, type Played } from '../laws/play.spec-support.ts';
import { plan } from '../plan.ts';
import { impact } from './impact.ts';

/** What is still to go out by itself, as the revision has it. */
function ahead({ result, facts, now }: Played, definition: Played['definitions']['by_revision'][string]) {
  const definitions = { newest: 'rev', by_revision: { rev: definition } };
  return plan({ definitions, memory: result.memory, facts, now })
    .filter(({ status }) => status === 'planned' || status === 'held')
    .map(({ auto_message_id, at, channel }) => `${auto_message_id} ${at} ${channel}`)
    .toSorted();
}

describe('the law of impact', () => {
  it(
    'a sequence that is not counted as touched has the same messages still to go out under both revisions',
    { timeout: 600_000 },
    () => {
      let untouched = 0;
      fc.assert(
        fc.property(
          arbitraryDefinition,
          fc.array(arbitraryEdit, { minLength: 1, maxLength: 3 }),
          arbitraryScript,
          (before, edits, script) => {
            let after = before;
            for (const edit of edits) {
              const result = applyCommand(after, edit(after));
              if (result.ok) after = result.definition;
            }
            // A change of the appointment that no input has told yet is in no memory: impact cannot know of it.
            const happenings = script.happenings.filter((happening) => happening.do !== 'silent_change');
            const played = play([before, before], { ...script, happenings });
            const sequences = played.map(({ result }, index) => ({ id: String(index), memory: result.memory }));
            const touched = new Set(impact({ before, after, sequences }).touched);
            for (const [index, each] of played.entries()) {
              if (touched.has(String(index))) continue;
              untouched += 1;
              expect(ahead(each, after)).toEqual(ahead(each, before));
            }
          },
        ),
        { numRuns: RUNS },
      );
      expect(untouched).toBeGreaterThan(RUNS);
    },
  );
});
