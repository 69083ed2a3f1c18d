import { describe, expect, it } from 'vitest';
import { applyCommand } from '@kept/rules/commands/apply-command';
import type { Definition } from '@kept/rules/document';
import type { BuiltInRow, GraphRow } from '@kept/rules/graph/graph';
import { toGraph } from '@kept/rules/graph/to-graph';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { addInsteadOfOverride } from './add-instead-of-override.ts';

function confirmRow(definition: Definition): BuiltInRow {
  const rows: readonly GraphRow[] = toGraph(definition).nodes.flatMap((node): readonly GraphRow[] => node.rows);
  const row = rows.find((each) => each.kind === 'built_in' && each.built_in_id === 'reminder_confirm');
  if (row?.kind !== 'built_in') throw new Error('a reminder understands a confirmation');
  return row;
}

function carriedOut(definition: Definition): Definition {
  const command = addInsteadOfOverride(definition, confirmRow(definition));
  if (command === null) throw new Error('nothing is overridden');
  const result = applyCommand(definition, command);
  if (!result.ok) throw new Error(result.problem.message);
  return result.definition;
}

describe('adding to the usual answer instead of overriding it', () => {
  it('answers the confirmation itself, and the built-in stands again', () => {
    const definition = readDocument({ messages: [reminder('m', [answer('a', { any_of: ['1', 'Confirm'] })])] });
    expect(confirmRow(definition).overridden).toBe('wholly');
    const after = carriedOut(definition);
    expect(confirmRow(after).overridden).toBe('no');
    expect(after.messages[0]?.auto_replies).toMatchObject([
      { id: 'a', trigger: { type: 'client_confirms' }, actions: [{ type: 'reply', body: 'Thanks' }] },
    ]);
  });

  it('leaves the words that are not the built-in’s to the answer they have', () => {
    const definition = readDocument({ messages: [reminder('m', [answer('a', { any_of: ['1', 'sure thing'] })])] });
    const after = carriedOut(definition);
    expect(confirmRow(after).overridden).toBe('no');
    expect(after.messages[0]?.auto_replies.map(({ trigger }) => trigger)).toEqual([
      { type: 'reply_is', any_of: ['sure thing'] },
      { type: 'client_confirms' },
    ]);
  });

  it('does it for a default too', () => {
    const definition = readDocument({
      messages: [reminder('m')],
      default_auto_replies: [answer('d', { any_of: ['1'] })],
    });
    const after = carriedOut(definition);
    expect(confirmRow(after).overridden).toBe('no');
    expect(after.default_auto_replies).toMatchObject([{ trigger: { type: 'client_confirms' } }]);
  });

  it('has nothing to do where nothing is overridden', () => {
    const definition = readDocument({ messages: [reminder('m')] });
    expect(addInsteadOfOverride(definition, confirmRow(definition))).toBeNull();
  });
});
