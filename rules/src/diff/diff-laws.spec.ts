import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/apply-command.ts';
import { arbitraryEdit } from '../commands/arbitrary-edit.spec-support.ts';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { RUNS } from '../laws/law.spec-support.ts';
import { define } from '../scenario.spec-support.ts';
import { diff } from './diff.ts';

const LONG = 600_000;

describe('laws of the diff', () => {
  it(
    'there is no change between a document and itself, also when its keys stand in another order',
    { timeout: LONG },
    () => {
      fc.assert(
        fc.property(arbitraryDefinition, (definition) => {
          const turned = JSON.parse(JSON.stringify(definition), (_key, value: unknown) =>
            typeof value === 'object' && value !== null && !Array.isArray(value)
              ? Object.fromEntries(Object.entries(value).toReversed())
              : value,
          );
          expect(diff(definition, define(turned))).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it('every edit that changes the document is told, in a sentence', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, arbitraryEdit, (before, edit) => {
        const result = applyCommand(before, edit(before));
        if (!result.ok) return;
        const changes = diff(before, result.definition);
        const is_same = JSON.stringify(before) === JSON.stringify(result.definition);
        if (!is_same && changes.length === 0) expect(result.definition).toEqual(before);
        for (const { sentence } of changes) expect(sentence).toMatch(/^.+\.$/);
      }),
      { numRuns: RUNS },
    );
  });

  it('the way back tells as many changes as the way there', { timeout: LONG }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, arbitraryDefinition, (before, after) => {
        expect(diff(after, before).length).toBe(diff(before, after).length);
      }),
      { numRuns: RUNS },
    );
  });
});
