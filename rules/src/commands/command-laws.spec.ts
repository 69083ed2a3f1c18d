import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../document.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { parseDefinition } from '../parse-definition.ts';
import { applyCommand } from './apply-command.ts';
import { arbitraryEdit } from './arbitrary-edit.spec-support.ts';
import type { Command } from './command.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 300;
const LONG = 600_000;

/** Makes the edit or fails the spec. */
function apply(definition: Definition, command: Command) {
  const result = applyCommand(definition, command);
  if (!result.ok) throw new Error(result.problem.message);
  return result;
}

describe('laws of document commands', () => {
  it('undo restores the document exactly, and undoing the undo makes the edit again', { timeout: LONG }, () => {
    const made = new Set<Command['type']>();
    fc.assert(
      fc.property(arbitraryDefinition, fc.array(arbitraryEdit, { maxLength: 12, size: 'max' }), (first, edits) => {
        let definition = first;
        for (const edit of edits) {
          const command = edit(definition);
          const result = applyCommand(definition, command);
          if (!result.ok) continue;
          made.add(command.type);
          const undone = apply(result.definition, result.undo);
          // To the letter, the order of keys too.
          expect(JSON.stringify(undone.definition)).toBe(JSON.stringify(definition));
          const redone = apply(undone.definition, undone.undo);
          expect(JSON.stringify(redone.definition)).toBe(JSON.stringify(result.definition));
          definition = result.definition;
        }
      }),
      { numRuns: RUNS },
    );
    expect([...made].toSorted()).toEqual([
      'add_auto_reply',
      'add_message',
      'batch',
      'connect',
      'disconnect',
      'duplicate',
      'edit_field',
      'move_in_time',
      'paste',
      'remove',
      'reorder',
      'retarget',
    ]);
  });

  it('undoing a whole script, last edit first, gives the first document', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, fc.array(arbitraryEdit, { maxLength: 12, size: 'max' }), (first, edits) => {
        let definition = first;
        const undo: Command[] = [];
        for (const edit of edits) {
          const result = applyCommand(definition, edit(definition));
          if (!result.ok) continue;
          definition = result.definition;
          undo.unshift(result.undo);
        }
        for (const command of undo) definition = apply(definition, command).definition;
        expect(definition).toEqual(first);
      }),
      { numRuns: RUNS },
    );
  });

  it(
    'an edit that is made gives a document that can be read, whose name says what was done, and changes nothing it was given',
    { timeout: LONG },
    () => {
      fc.assert(
        fc.property(arbitraryDefinition, arbitraryEdit, (definition, edit) => {
          const before = JSON.stringify(definition);
          const result = applyCommand(definition, edit(definition));
          expect(JSON.stringify(definition)).toBe(before);
          if (!result.ok) return;
          expect(parseDefinition(JSON.parse(JSON.stringify(result.definition)))).toEqual({
            ok: true,
            definition: result.definition,
          });
          expect(result.name).not.toBe('');
        }),
        { numRuns: RUNS },
      );
    },
  );

  it('a command and its undo survive being stored as JSON', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, arbitraryEdit, (definition, edit) => {
        const command = edit(definition);
        expect(JSON.parse(JSON.stringify(command))).toEqual(command);
        const result = applyCommand(definition, command);
        if (result.ok) expect(JSON.parse(JSON.stringify(result.undo))).toEqual(result.undo);
      }),
      { numRuns: RUNS },
    );
  });
});
