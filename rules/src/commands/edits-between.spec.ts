import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../document.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { applyCommand } from './apply-command.ts';
import { arbitraryEdit } from './arbitrary-edit.spec-support.ts';
import { editsBetween } from './edits-between.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 300;
const LONG = 600_000;

function turned(before: Definition, after: Definition): Definition {
  const commands = editsBetween(before, after);
  const result = applyCommand(before, { type: 'batch', name: 'turn', commands });
  if (!result.ok) throw new Error(result.problem.message);
  return result.definition;
}

describe('the edits between two documents', () => {
  it('turn the one into the other, however little they have in common', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, arbitraryDefinition, (before, after) => {
        expect(turned(before, after)).toEqual(after);
      }),
      { numRuns: RUNS },
    );
  });

  it('turn a document into what a script of edits made of it', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, fc.array(arbitraryEdit, { maxLength: 12, size: 'max' }), (before, edits) => {
        let after = before;
        for (const edit of edits) {
          const result = applyCommand(after, edit(after));
          if (result.ok) after = result.definition;
        }
        expect(turned(before, after)).toEqual(after);
      }),
      { numRuns: RUNS },
    );
  });

  it('are none between a document and itself', () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(editsBetween(definition, definition)).toEqual([]);
      }),
    );
  });

  it('leave alone what somebody else changed in another field of the same message', () => {
    const base = define(schedule(reminder({ id: 'm', name: 'Reminder' })));
    const mine = define(schedule(reminder({ id: 'm', name: 'Ask them' })));
    const theirs = define(schedule(reminder({ id: 'm', name: 'Reminder', content: { body: 'Come on time' } })));
    const commands = editsBetween(base, mine);
    const both = applyCommand(theirs, { type: 'batch', name: 'both', commands });
    expect(both.ok && both.definition.messages[0]).toMatchObject({
      name: 'Ask them',
      content: { body: 'Come on time' },
    });
  });
});
